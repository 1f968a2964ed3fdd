-- R1 error doctor_app
-- fault
RESET ROLE;
ALTER ROLE doctor_app BYPASSRLS;
-- twin
RESET ROLE;
ALTER ROLE doctor_app CONNECTION LIMIT 50;
