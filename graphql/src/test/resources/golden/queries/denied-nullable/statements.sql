-- users
SELECT t0."name"
  FROM "v_user" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) ORDER BY t0."name", t0."id" LIMIT 100
-- [TenantParameter[type=uuid]]
