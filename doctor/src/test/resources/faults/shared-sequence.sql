-- T13 info public.tb_post
-- fault
ALTER TABLE tb_post ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY;
-- twin
CREATE SEQUENCE number;
