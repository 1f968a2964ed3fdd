-- there
SELECT t0."title", t0."content"
  FROM "v_post" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) AND t0."id" = CAST(? AS uuid) LIMIT 1
-- [TenantParameter[type=uuid], Value[text=0000000a-0000-4000-8000-000000000011, type=uuid]]

-- broken
SELECT t0."title", t0."content"
  FROM "v_post" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) AND t0."id" = CAST(? AS uuid) LIMIT 1
-- [TenantParameter[type=uuid], Value[text=0000000a-0000-4000-8000-000000000013, type=uuid]]
