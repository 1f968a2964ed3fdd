-- F1 warning public.my_posts()
-- fault
CREATE FUNCTION my_posts() RETURNS SETOF tb_post LANGUAGE sql STABLE SECURITY DEFINER AS $$ SELECT * FROM tb_post $$;
-- twin
CREATE FUNCTION my_posts() RETURNS SETOF tb_post LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$ SELECT * FROM tb_post $$;
