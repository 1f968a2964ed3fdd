-- F2 warning public.become(uuid)
-- fault
CREATE FUNCTION become(uuid) RETURNS text LANGUAGE sql AS $$ SELECT set_config('app.tenant_id', $1::text, false) $$;
-- twin
CREATE FUNCTION become(uuid) RETURNS text LANGUAGE sql AS $$ SELECT current_setting('app.tenant_id', true) $$;
