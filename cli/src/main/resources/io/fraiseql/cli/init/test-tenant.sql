-- What every tenant of a test begins with; app.tenant_id and app.user_id are those of the tenant.
INSERT INTO tb_item (tenant_id, name, quantity) VALUES
    (current_setting('app.tenant_id'), 'Anvil', 3),
    (current_setting('app.tenant_id'), 'Rocket skates', 1);
