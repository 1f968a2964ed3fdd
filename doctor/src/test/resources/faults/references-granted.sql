-- R5 warning public.tb_post
-- fault
GRANT REFERENCES ON tb_post TO doctor_app;
-- twin
GRANT REFERENCES ON country TO blog_admin;
