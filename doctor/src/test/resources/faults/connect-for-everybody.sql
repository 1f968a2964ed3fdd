-- D1 warning the database @database@
-- fault
RESET ROLE;
GRANT CONNECT ON DATABASE @database@ TO PUBLIC;
-- twin
RESET ROLE;
REVOKE CONNECT ON DATABASE @database@ FROM PUBLIC;
GRANT CONNECT ON DATABASE @database@ TO doctor_app;
