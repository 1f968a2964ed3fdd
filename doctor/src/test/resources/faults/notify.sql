-- F6 warning public.shout()
-- fault
CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('posts', new.id::text); RETURN new; END $$;
-- twin
CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
