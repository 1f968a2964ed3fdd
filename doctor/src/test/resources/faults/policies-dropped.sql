-- T4 error public.tb_post
-- fault
DROP POLICY tenant ON tb_post;
-- twin
ALTER POLICY tenant ON tb_post RENAME TO isolation;
