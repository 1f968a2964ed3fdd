-- P1 error public.tb_post
-- fault
CREATE POLICY everything ON tb_post USING (true);
-- twin
CREATE POLICY everything ON tb_post AS RESTRICTIVE USING (true);
