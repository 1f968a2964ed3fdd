-- Z3 warning public.tb_post
-- fault
CREATE FUNCTION may_see(uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN true; END $$;
CREATE POLICY seen ON tb_post USING (may_see(tenant_id));
-- twin
CREATE FUNCTION may_see(uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN true; END $$;
CREATE POLICY seen ON tb_post AS RESTRICTIVE USING (may_see(tenant_id));
