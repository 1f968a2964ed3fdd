-- F2 error public.rows()
-- fault
RESET ROLE;
CREATE FUNCTION rows() RETURNS bigint LANGUAGE sql STABLE SET app.tenant_id = '11111111-1111-4111-8111-111111111111'
    AS $$ SELECT count(*) FROM tb_post $$;
-- twin
CREATE FUNCTION rows() RETURNS bigint LANGUAGE sql STABLE SET work_mem = '8MB' AS $$ SELECT count(*) FROM tb_post $$;
