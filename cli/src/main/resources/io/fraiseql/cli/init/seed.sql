-- Two tenants for development. Nothing of this belongs into production.
INSERT INTO tenant_databases (tenant_id, name, subdomain) VALUES
    ('11111111-1111-4111-8111-111111111111', 'Acme',   'acme'),
    ('22222222-2222-4222-8222-222222222222', 'Globex', 'globex');

-- FORCE holds for the owner too, so each tenant's rows are written as that tenant.
SELECT set_config('app.tenant_id', '11111111-1111-4111-8111-111111111111', true);
INSERT INTO tb_item (tenant_id, name, quantity) VALUES
    ('11111111-1111-4111-8111-111111111111', 'Anvil of Acme', 3),
    ('11111111-1111-4111-8111-111111111111', 'Rocket skates of Acme', 1);

SELECT set_config('app.tenant_id', '22222222-2222-4222-8222-222222222222', true);
INSERT INTO tb_item (tenant_id, name, quantity) VALUES
    ('22222222-2222-4222-8222-222222222222', 'Doomsday device of Globex', 1);
