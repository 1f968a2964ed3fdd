-- F2 warning public.reset_all()
-- fault
CREATE FUNCTION reset_all() RETURNS void LANGUAGE plpgsql AS $$ BEGIN RESET ROLE; END $$;
-- twin
CREATE FUNCTION reset_all() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DELETE FROM tb_post; END $$;
