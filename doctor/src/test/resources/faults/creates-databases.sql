-- R1 warning doctor_app
-- fault
RESET ROLE;
ALTER ROLE doctor_app CREATEDB;
-- twin
RESET ROLE;
ALTER ROLE doctor_app CONNECTION LIMIT -1;
