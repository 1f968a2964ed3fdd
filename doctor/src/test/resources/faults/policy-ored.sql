-- Z1 error public.tb_post
-- fault
CREATE POLICY published ON tb_post FOR SELECT USING (status = 'public');
-- twin
CREATE POLICY published ON tb_post AS RESTRICTIVE FOR SELECT USING (status = 'public');
