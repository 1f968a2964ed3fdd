-- user
SELECT t0."id", t0."name"
  FROM "v_user" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) AND t0."id" = CAST(? AS uuid) LIMIT 1
-- [TenantParameter[type=uuid], Value[text=0000000b-0000-4000-8000-000000000001, type=uuid]]
