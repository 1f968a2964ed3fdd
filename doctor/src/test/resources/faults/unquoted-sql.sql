-- F3 warning public.sorted(text)
-- fault
CREATE FUNCTION sorted(c text) RETURNS SETOF tb_post LANGUAGE plpgsql AS $$ BEGIN
    RETURN QUERY EXECUTE 'SELECT * FROM tb_post ORDER BY ' || c; END $$;
-- twin
CREATE FUNCTION sorted(c text) RETURNS SETOF tb_post LANGUAGE plpgsql AS $$ BEGIN
    RETURN QUERY EXECUTE format('SELECT * FROM tb_post ORDER BY %I', c); END $$;
