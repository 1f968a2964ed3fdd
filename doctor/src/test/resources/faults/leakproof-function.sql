-- F5 warning public.odd(integer)
-- fault
RESET ROLE;
CREATE FUNCTION odd(integer) RETURNS boolean LANGUAGE sql STABLE LEAKPROOF RETURN $1 % 2 = 1;
-- twin
RESET ROLE;
CREATE FUNCTION odd(integer) RETURNS boolean LANGUAGE sql STABLE RETURN $1 % 2 = 1;
