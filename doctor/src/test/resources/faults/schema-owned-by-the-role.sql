-- R3 warning public
-- fault
RESET ROLE;
ALTER SCHEMA public OWNER TO doctor_app;
-- twin
RESET ROLE;
ALTER SCHEMA public OWNER TO blog_admin;
