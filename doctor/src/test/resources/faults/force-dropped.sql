-- T2 warning public.tb_post
-- fault
ALTER TABLE tb_post NO FORCE ROW LEVEL SECURITY;
-- twin
ALTER TABLE country NO FORCE ROW LEVEL SECURITY;
