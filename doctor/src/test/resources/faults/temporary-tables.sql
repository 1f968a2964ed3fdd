-- R6 warning the database @database@
-- fault
RESET ROLE;
GRANT TEMPORARY ON DATABASE @database@ TO doctor_app;
-- twin
RESET ROLE;
GRANT TEMPORARY ON DATABASE @database@ TO blog_admin;
