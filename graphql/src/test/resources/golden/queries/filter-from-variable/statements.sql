-- posts
SELECT t0."title"
  FROM "v_post" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) AND (NOT t0."likes" = CAST(? AS integer) AND t0."title" LIKE CAST(? AS text)) ORDER BY t0."likes" DESC, t0."id" LIMIT CAST(? AS int8) OFFSET CAST(? AS int8)
-- [TenantParameter[type=uuid], Value[text=2, type=int4], Value[text=a%, type=varchar], Value[text=2, type=int8], Value[text=1, type=int8]]
