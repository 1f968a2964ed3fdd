-- F6 warning public.shout()
-- fault
CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('users', new.id::text); RETURN NULL; END $$;
CREATE TRIGGER shout AFTER UPDATE ON tb_user FOR EACH ROW EXECUTE FUNCTION shout();
REVOKE UPDATE ON tb_user FROM doctor_app;
GRANT UPDATE (name) ON tb_user TO doctor_app;
-- twin
CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('users', new.id::text); RETURN NULL; END $$;
CREATE TRIGGER shout AFTER UPDATE ON tb_user FOR EACH ROW EXECUTE FUNCTION shout();
REVOKE INSERT, UPDATE, DELETE ON tb_user FROM doctor_app;
