-- F6 warning public.shout()
-- fault
CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('posts', new.id::text); RETURN new; END $$;
CREATE TRIGGER shout AFTER INSERT ON tb_post FOR EACH ROW EXECUTE FUNCTION shout();
-- twin
CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
CREATE TRIGGER shout AFTER INSERT ON tb_post FOR EACH ROW EXECUTE FUNCTION shout();
