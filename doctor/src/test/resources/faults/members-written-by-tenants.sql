-- P11 error public.tb_post
-- fault
CREATE TABLE member (tenant_id uuid NOT NULL, user_id uuid NOT NULL, PRIMARY KEY (tenant_id, user_id));
GRANT INSERT ON member TO doctor_app;
CREATE POLICY member ON tb_post AS RESTRICTIVE USING (EXISTS (SELECT FROM member m WHERE m.user_id = tb_post.user_id));
-- twin
CREATE TABLE member (tenant_id uuid NOT NULL, user_id uuid NOT NULL, PRIMARY KEY (tenant_id, user_id));
CREATE POLICY member ON tb_post AS RESTRICTIVE USING (EXISTS (SELECT FROM member m WHERE m.user_id = tb_post.user_id));
