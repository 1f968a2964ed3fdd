-- T2 error public.tb_post
-- fault
RESET ROLE;
ALTER TABLE tb_post OWNER TO doctor_app;
ALTER TABLE tb_post NO FORCE ROW LEVEL SECURITY;
-- twin
RESET ROLE;
ALTER TABLE tb_post OWNER TO blog_admin;
