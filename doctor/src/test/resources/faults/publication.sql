-- S1 warning public.tb_post
-- fault
CREATE PUBLICATION everything FOR TABLE tb_post;
-- twin
CREATE PUBLICATION everything FOR TABLE country;
