-- posts
SELECT t0."title", t0."status"
  FROM "v_post" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) AND t0."status" = CAST(? AS post_status) ORDER BY t0."title", t0."id" LIMIT 20
-- [TenantParameter[type=uuid], Value[text=PUBLISHED, type=varchar]]
