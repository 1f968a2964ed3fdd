-- S2 warning pg_read_all_stats
-- fault
RESET ROLE;
GRANT pg_read_all_stats TO doctor_app;
-- twin
RESET ROLE;
GRANT pg_signal_backend TO doctor_app;
