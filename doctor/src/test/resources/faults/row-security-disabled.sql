-- T3 error public.tb_post
-- fault
ALTER TABLE tb_post DISABLE ROW LEVEL SECURITY;
-- twin
ALTER TABLE country DISABLE ROW LEVEL SECURITY;
