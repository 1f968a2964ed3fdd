-- R1 error doctor_app
-- fault
RESET ROLE;
ALTER ROLE doctor_app SUPERUSER;
-- twin
RESET ROLE;
ALTER ROLE doctor_app NOINHERIT;
