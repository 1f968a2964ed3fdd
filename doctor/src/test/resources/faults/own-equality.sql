-- Z3 warning public.tb_post
-- fault
CREATE FUNCTION same(uuid, uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN true; END $$;
CREATE OPERATOR === (LEFTARG = uuid, RIGHTARG = uuid, FUNCTION = same);
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post USING (tenant_id === nullif(current_setting('app.tenant_id', true), '')::uuid);
-- twin
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post USING (tenant_id OPERATOR(pg_catalog.=) nullif(current_setting('app.tenant_id', true), '')::uuid);
