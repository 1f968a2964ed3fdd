-- F4 error public.tb_post
-- fault
RESET ROLE;
CREATE FUNCTION count_posts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$ BEGIN UPDATE tb_user SET name = name; RETURN new; END $$;
CREATE TRIGGER count_posts AFTER INSERT ON tb_post FOR EACH ROW EXECUTE FUNCTION count_posts();
-- twin
CREATE FUNCTION count_posts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$ BEGIN UPDATE tb_user SET name = name; RETURN new; END $$;
CREATE TRIGGER count_posts AFTER INSERT ON tb_post FOR EACH ROW EXECUTE FUNCTION count_posts();
