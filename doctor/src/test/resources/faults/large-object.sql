-- R8 warning the large object 4711
-- fault
SELECT lo_create(4711);
GRANT SELECT ON LARGE OBJECT 4711 TO doctor_app;
-- twin
SELECT lo_create(4711);
