-- T12 info public.tb_post
-- fault
ALTER TABLE tb_post REPLICA IDENTITY NOTHING;
-- twin
ALTER TABLE tb_post REPLICA IDENTITY FULL;
