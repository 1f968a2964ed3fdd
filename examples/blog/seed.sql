-- Two tenants with the same rows but for their ids and their names, the same in every run.
INSERT INTO tenant_databases (tenant_id, name, subdomain, state, plan, placement) VALUES
    ('11111111-1111-4111-8111-111111111111', 'Acme',   'acme',   'active', 'pro',   'row'),
    ('22222222-2222-4222-8222-222222222222', 'Globex', 'globex', 'active', 'basic', 'row');

-- FORCE holds for the owner too, so each tenant's rows are written as that tenant.
DO $seed$
DECLARE
    tenant record;
BEGIN
    FOR tenant IN SELECT tenant_id::uuid AS id, name, subdomain FROM tenant_databases ORDER BY tenant_id LOOP
        PERFORM set_config('app.tenant_id', tenant.id::text, true);

        INSERT INTO tb_user (tenant_id, id, name, email, role, created_at)
        SELECT tenant.id, md5(tenant.id || 'user' || n)::uuid,
               (ARRAY['Ada', 'Bo', 'Cleo', 'Dag', 'Eve', 'Finn', 'Gus', 'Hana'])[n] || ' of ' || tenant.name,
               lower((ARRAY['Ada', 'Bo', 'Cleo', 'Dag', 'Eve', 'Finn', 'Gus', 'Hana'])[n]) || '@' || tenant.subdomain || '.example',
               CASE WHEN n = 1 THEN 'EDITOR' WHEN n <= 5 THEN 'AUTHOR' ELSE 'READER' END,
               timestamptz '2026-01-01 08:00:00Z' + n * interval '1 hour'
        FROM generate_series(1, 8) AS n;

        INSERT INTO tb_post (tenant_id, id, user_id, title, content, published, created_at)
        SELECT tenant.id, md5(tenant.id || 'post' || n)::uuid, md5(tenant.id || 'user' || 1 + n % 5)::uuid,
               tenant.name || ' post ' || n,
               'What ' || tenant.name || ' has to say, part ' || n || '.',
               n % 4 <> 0,
               timestamptz '2026-02-01 08:00:00Z' + n * interval '6 hours'
        FROM generate_series(1, 60) AS n;

        INSERT INTO tb_comment (tenant_id, id, post_id, user_id, content, created_at)
        SELECT tenant.id, md5(tenant.id || 'comment' || n)::uuid, md5(tenant.id || 'post' || 1 + n % 60)::uuid,
               md5(tenant.id || 'user' || 1 + n % 8)::uuid,
               'Somebody at ' || tenant.name || ' agrees, for the ' || n || '. time.',
               timestamptz '2026-03-01 08:00:00Z' + n * interval '1 hour'
        FROM generate_series(1, 150) AS n;
    END LOOP;
    PERFORM set_config('app.tenant_id', '', true);
END
$seed$;
