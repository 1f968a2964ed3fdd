-- F1 error public.all_posts()
-- fault
RESET ROLE;
CREATE FUNCTION all_posts() RETURNS SETOF tb_post LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$ SELECT * FROM tb_post $$;
-- twin
RESET ROLE;
CREATE FUNCTION all_posts() RETURNS SETOF tb_post LANGUAGE sql STABLE SECURITY INVOKER
    SET search_path = pg_catalog, public, pg_temp AS $$ SELECT * FROM tb_post $$;
