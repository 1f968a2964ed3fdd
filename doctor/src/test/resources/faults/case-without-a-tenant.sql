-- Z1 error public.tb_post
-- fault
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post USING (CASE WHEN pinned THEN true ELSE tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid END);
-- twin
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post USING (CASE WHEN pinned THEN tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid ELSE tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND rank > 0 END);
