-- R3 warning public.v_mine
-- fault
CREATE VIEW v_mine WITH (security_invoker = true) AS SELECT 1 AS one;
RESET ROLE;
ALTER VIEW v_mine OWNER TO doctor_app;
-- twin
CREATE VIEW v_mine WITH (security_invoker = true) AS SELECT 1 AS one;
GRANT SELECT ON v_mine TO doctor_app;
