-- Z1 error public.tb_post
-- fault
CREATE POLICY for_views ON tb_post FOR SELECT TO blog_owner USING (status = 'public');
CREATE VIEW v_public AS SELECT id, status FROM tb_post;
GRANT SELECT ON v_public TO doctor_app;
-- twin since 15
CREATE POLICY for_views ON tb_post FOR SELECT TO blog_owner USING (status = 'public');
CREATE VIEW v_public WITH (security_invoker = true) AS SELECT id, status FROM tb_post;
GRANT SELECT ON v_public TO doctor_app;
