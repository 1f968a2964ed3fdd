-- The first rows of every new tenant ('fraiseql tenant create'). It runs as that tenant; what differs from one to the other is read from
-- the session: tenant.id, tenant.name, tenant.subdomain, tenant.plan, tenant.admin_email.
INSERT INTO tb_user (tenant_id, name, email, role)
VALUES (current_setting('tenant.id')::uuid, 'Admin', current_setting('tenant.admin_email'), 'EDITOR');

INSERT INTO tb_setting (tenant_id, key, value) VALUES
    (current_setting('tenant.id')::uuid, 'theme', 'default'),
    (current_setting('tenant.id')::uuid, 'timezone', 'UTC'),
    (current_setting('tenant.id')::uuid, 'locale', 'en-US');
