-- post
SELECT t0."id", t0."title"
  FROM "v_post" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) AND t0."id" = CAST(? AS uuid) LIMIT 1
-- [TenantParameter[type=uuid], Value[text=0000000a-0000-4000-8000-000000000011, type=uuid]]

-- missing
SELECT t0."id"
  FROM "v_post" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) AND t0."id" = CAST(? AS uuid) LIMIT 1
-- [TenantParameter[type=uuid], Value[text=0000000b-0000-4000-8000-000000000011, type=uuid]]
