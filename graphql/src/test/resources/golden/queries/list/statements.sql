-- posts
SELECT t0."id", t0."title", t0."content", t0."status", t0."likes", t0."created_at"
  FROM "v_post" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) ORDER BY t0."created_at" DESC, t0."id" LIMIT 2
-- [TenantParameter[type=uuid]]
