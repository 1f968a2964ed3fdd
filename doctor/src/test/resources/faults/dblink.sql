-- R8 warning the extension dblink
-- fault
RESET ROLE;
CREATE EXTENSION dblink;
-- twin
RESET ROLE;
CREATE EXTENSION pgcrypto;
