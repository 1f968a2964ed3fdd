-- posts
SELECT t0."title"
  FROM "v_post" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) ORDER BY t0."title", t0."id" LIMIT 1
-- [TenantParameter[type=uuid]]
