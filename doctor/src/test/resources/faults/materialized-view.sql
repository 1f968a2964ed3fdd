-- T9 error public.mv_post
-- fault
CREATE MATERIALIZED VIEW mv_post AS SELECT * FROM tb_post;
GRANT SELECT ON mv_post TO doctor_app;
-- twin
CREATE MATERIALIZED VIEW mv_post AS SELECT * FROM tb_post;
