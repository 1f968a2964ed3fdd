-- R7 warning public.tb_post
-- fault
GRANT SELECT (status) ON tb_post TO PUBLIC;
-- twin
GRANT SELECT (status) ON tb_post TO blog_admin;
