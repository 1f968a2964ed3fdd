-- T10 warning public.plan
-- fault
CREATE TABLE plan (name text);
GRANT SELECT ON plan TO doctor_app;
-- twin
CREATE TABLE plan (name text);
GRANT SELECT ON plan TO blog_admin;
