-- T8 error public.tb_event_2026
-- fault
GRANT SELECT ON tb_event_2026 TO doctor_app;
-- twin
GRANT SELECT ON tb_event TO doctor_app;
