-- Z1 error public.tb_post
-- fault
CREATE POLICY anybody_posts ON tb_post FOR INSERT WITH CHECK (rank > 5);
-- twin
CREATE POLICY anybody_posts ON tb_post AS RESTRICTIVE FOR INSERT WITH CHECK (rank > 5);
