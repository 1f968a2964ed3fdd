-- R4 warning the role doctor_app
-- fault
RESET ROLE;
ALTER ROLE doctor_app SET row_security = off;
-- twin
RESET ROLE;
ALTER ROLE doctor_app SET statement_timeout = '5s';
