-- T10 error public.country
-- fault
GRANT INSERT ON country TO doctor_app;
-- twin
GRANT INSERT ON country TO blog_admin;
