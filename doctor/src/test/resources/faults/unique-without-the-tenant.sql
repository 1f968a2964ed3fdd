-- T6 warning public.tb_user
-- fault
CREATE UNIQUE INDEX user_name ON tb_user (name);
-- twin
CREATE UNIQUE INDEX user_name ON tb_user (tenant_id, name);
