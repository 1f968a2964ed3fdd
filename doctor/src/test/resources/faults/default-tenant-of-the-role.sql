-- R4 error the role doctor_app
-- fault
RESET ROLE;
ALTER ROLE doctor_app SET app.tenant_id = '11111111-1111-4111-8111-111111111111';
-- twin
RESET ROLE;
ALTER ROLE doctor_app SET work_mem = '8MB';
