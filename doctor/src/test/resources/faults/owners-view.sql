-- V1 error public.v_all
-- fault
RESET ROLE;
CREATE VIEW v_all AS SELECT * FROM tb_post;
GRANT SELECT ON v_all TO doctor_app;
-- twin since 15
RESET ROLE;
CREATE VIEW v_all WITH (security_invoker = true) AS SELECT * FROM tb_post;
GRANT SELECT ON v_all TO doctor_app;
