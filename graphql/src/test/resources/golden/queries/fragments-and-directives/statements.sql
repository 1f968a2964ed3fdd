-- users
SELECT t0."name"
  FROM "v_user" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) ORDER BY t0."name", t0."id" LIMIT 100
-- [TenantParameter[type=uuid]]

-- posts
SELECT t0."id", t0."title", t0."title", t0."likes", t1."id", t1."id", t1."name"
  FROM (SELECT "id", "title", "likes", "user_id"
  FROM "v_post" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) ORDER BY t0."title", t0."id" LIMIT 1) AS t0
  LEFT JOIN "v_user" AS t1 ON t1."id" = t0."user_id" AND t1."tenant_id" = CAST(? AS uuid) ORDER BY t0."title", t0."id"
-- [TenantParameter[type=uuid], TenantParameter[type=uuid]]
