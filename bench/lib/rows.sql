-- The rows of the blog, with ids that can be computed. What stands between two @ is filled in.
-- Foreign keys hold by construction, and a superuser passes by the policies.
SET session_replication_role = replica;

INSERT INTO tb_user (tenant_id, id, name, email, created_at)
SELECT ('@tenant@' || (@first@ + t))::uuid, ('@user@' || (@first@ + t * @users-apart@ + n))::uuid,
       'User ' || lpad(n::text, 3, '0'), 'user' || n || '@tenant' || t || '.example',
       timestamptz '2026-01-01 08:00:00Z' + n * interval '1 hour'
FROM generate_series(0, @users@ - 1) AS n, generate_series(@from@, @to@) AS t;

INSERT INTO tb_post (tenant_id, id, user_id, title, content, published, created_at)
SELECT ('@tenant@' || (@first@ + t))::uuid, ('@post@' || (@first@ + t * @posts-apart@ + n))::uuid,
       ('@user@' || (@first@ + t * @users-apart@ + n * 7 % @users@))::uuid,
       'Post ' || lpad((n * 37 % @posts@)::text, 3, '0') || ' of tenant ' || lpad(t::text, 6, '0'),
       repeat('What the tenant has to say. ', 7),
       n % 4 <> 0,
       timestamptz '2026-02-01 08:00:00Z' + n * interval '6 hours'
FROM generate_series(0, @posts@ - 1) AS n, generate_series(@from@, @to@) AS t;

INSERT INTO tb_comment (tenant_id, id, post_id, user_id, content, created_at)
SELECT ('@tenant@' || (@first@ + t))::uuid, ('@comment@' || (@first@ + t * @comments-apart@ + n))::uuid,
       ('@post@' || (@first@ + t * @posts-apart@ + n % @posts@))::uuid, ('@user@' || (@first@ + t * @users-apart@ + n * 3 % @users@))::uuid,
       'Somebody agrees, for the ' || lpad(n::text, 3, '0') || '. time.',
       timestamptz '2026-03-01 08:00:00Z' + n * interval '1 hour'
FROM generate_series(0, @comments@ - 1) AS n, generate_series(@from@, @to@) AS t;

RESET session_replication_role;
