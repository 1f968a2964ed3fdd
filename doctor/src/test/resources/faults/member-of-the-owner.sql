-- R2 error blog_owner
-- fault
RESET ROLE;
GRANT blog_owner TO doctor_app;
-- twin
RESET ROLE;
GRANT doctor_app TO blog_owner;
