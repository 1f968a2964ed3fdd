-- R5 warning public.tb_user
-- fault
GRANT TRIGGER ON tb_user TO doctor_app;
-- twin
GRANT TRIGGER ON tb_user TO blog_admin;
