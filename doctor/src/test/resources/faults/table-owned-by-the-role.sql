-- R3 warning public.tb_post
-- fault
RESET ROLE;
ALTER TABLE tb_post OWNER TO doctor_app;
-- twin
RESET ROLE;
ALTER TABLE tb_post OWNER TO blog_admin;
