-- P2 error public.tb_post
-- fault
ALTER POLICY tenant ON tb_post TO blog_owner;
-- twin since 15
ALTER POLICY tenant ON tb_post TO doctor_app;
