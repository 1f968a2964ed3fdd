-- R2 error blog_admin
-- fault
RESET ROLE;
GRANT blog_admin TO doctor_app;
-- twin
RESET ROLE;
GRANT doctor_app TO blog_admin;
