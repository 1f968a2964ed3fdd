-- V4 warning public.tb_post
-- fault
CREATE RULE copy AS ON INSERT TO tb_post DO ALSO INSERT INTO country VALUES (new.status, 'x');
-- twin
CREATE RULE copy AS ON INSERT TO country DO NOTHING;
DROP RULE copy ON country;
