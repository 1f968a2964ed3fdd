-- R1 warning doctor_app
-- fault
RESET ROLE;
ALTER ROLE doctor_app CREATEROLE;
-- twin
RESET ROLE;
ALTER ROLE doctor_app VALID UNTIL 'infinity';
