-- F6 warning public.only_one()
-- fault
CREATE FUNCTION only_one() RETURNS void LANGUAGE sql AS $$ SELECT pg_advisory_lock(1) $$;
-- twin
CREATE FUNCTION only_one() RETURNS void LANGUAGE sql AS $$ SELECT pg_advisory_xact_lock(1) $$;
