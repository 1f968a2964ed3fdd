-- R5 error public.tb_post
-- fault
GRANT TRUNCATE ON tb_post TO doctor_app;
-- twin
GRANT DELETE ON tb_post TO doctor_app;
