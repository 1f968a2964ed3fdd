-- R7 warning public.tb_post
-- fault
GRANT SELECT ON tb_post TO PUBLIC;
-- twin
GRANT SELECT ON country TO PUBLIC;
