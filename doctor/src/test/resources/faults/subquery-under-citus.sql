-- P12 info public.tb_post
-- fault
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post USING (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid));
RESET ROLE;
SET allow_system_table_mods = on;
INSERT INTO pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
    VALUES (999999, 'citus', 'postgres'::regrole, 'pg_catalog'::regnamespace, false, '13.2');
-- twin
RESET ROLE;
SET allow_system_table_mods = on;
INSERT INTO pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
    VALUES (999999, 'citus', 'postgres'::regrole, 'pg_catalog'::regnamespace, false, '13.2');
