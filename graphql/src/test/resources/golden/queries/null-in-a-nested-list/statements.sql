-- brittles
SELECT t0."title", t1."id", t1."name", (SELECT concat('[', string_agg(t3.j, ','), ']')
  FROM (SELECT concat('{"title":', coalesce(CAST(to_json(CAST(t2."title" AS text)) AS text), chr(1)), ',"content":', coalesce(CAST(to_json(CAST(t2."content" AS text)) AS text), chr(1)), '}') AS j
  FROM "v_post" AS t2
  WHERE t2."user_id" = t1."id" AND t2."tenant_id" = CAST(? AS uuid) ORDER BY t2."title", t2."id" LIMIT 1000) AS t3)
  FROM (SELECT "title", "user_id", "id"
  FROM "v_post" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) AND t0."title" = ANY (CAST(? AS text[])) ORDER BY t0."title", t0."id" LIMIT 100) AS t0
  LEFT JOIN "v_user" AS t1 ON t1."id" = t0."user_id" AND t1."tenant_id" = CAST(? AS uuid) ORDER BY t0."title", t0."id"
-- [TenantParameter[type=uuid], TenantParameter[type=uuid], Value[text={"a post 1","a post 2"}, type=varchar], TenantParameter[type=uuid]]
