-- a
SELECT t0."title"
  FROM "v_post" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) AND ((t0."title" LIKE CAST(? AS text) OR t0."likes" >= CAST(? AS integer)) AND NOT t0."status" = CAST(? AS post_status) AND t0."created_at" > CAST(? AS timestamp with time zone)) ORDER BY t0."title", t0."id" LIMIT 20
-- [TenantParameter[type=uuid], Value[text=%post 3%, type=varchar], Value[text=5, type=int4], Value[text=ARCHIVED, type=varchar], Value[text=2026-01-01T02:00Z, type=timestamptz]]

-- b
SELECT t0."title"
  FROM "v_post" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) AND t0."id" = ANY (CAST(? AS uuid[])) ORDER BY t0."title", t0."id" LIMIT 20
-- [TenantParameter[type=uuid], Value[text={"0000000a-0000-4000-8000-000000000011","0000000b-0000-4000-8000-000000000012"}, type=_uuid]]

-- c
SELECT t0."title"
  FROM "v_post" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) AND (t0."id" <> ALL (CAST(? AS uuid[])) AND t0."title" LIKE CAST(? AS text) AND t0."content" IS NOT NULL) ORDER BY t0."title", t0."id" LIMIT 20
-- [TenantParameter[type=uuid], Value[text={"0000000a-0000-4000-8000-000000000011","0000000b-0000-4000-8000-000000000012"}, type=_uuid], Value[text=a %, type=varchar]]

-- d
SELECT t0."title"
  FROM "v_post" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) AND (t0."likes" < CAST(? AS integer) AND t0."likes" <= CAST(? AS integer) AND t0."likes" <> CAST(? AS integer)) ORDER BY t0."title", t0."id" LIMIT 20
-- [TenantParameter[type=uuid], Value[text=3, type=int4], Value[text=2, type=int4], Value[text=1, type=int4]]

-- e
SELECT t0."title"
  FROM "v_post" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) AND t0."title" LIKE CAST(? AS text) LIMIT 20
-- [TenantParameter[type=uuid], Value[text=%100\%%, type=varchar]]

-- f
SELECT t0."title"
  FROM "v_post" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) AND false LIMIT 20
-- [TenantParameter[type=uuid]]

-- g
SELECT t0."title"
  FROM "v_post" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) AND t0."status" = ANY (CAST(? AS post_status[])) ORDER BY t0."title", t0."id" LIMIT 20
-- [TenantParameter[type=uuid], Value[text={"DRAFT","ARCHIVED"}, type=varchar]]
