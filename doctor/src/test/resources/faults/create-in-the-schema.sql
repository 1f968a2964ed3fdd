-- R6 warning the schema public
-- fault
GRANT CREATE ON SCHEMA public TO doctor_app;
-- twin
GRANT CREATE ON SCHEMA public TO blog_admin;
