-- posts
SELECT t0."title"
  FROM "v_post" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) ORDER BY t0."title", t0."id" LIMIT 1
-- [TenantParameter[type=uuid]]

-- allPosts
SELECT t0."title", t1."id", t1."name", (SELECT concat('[', string_agg(t3.j, ','), ']')
  FROM (SELECT concat('{"content":', coalesce(CAST(to_json(CAST(t2."content" AS text)) AS text), chr(1)), '}') AS j
  FROM "v_comment" AS t2
  WHERE t2."post_id" = t0."id" AND t2."tenant_id" = t0."tenant_id" ORDER BY t2."content", t2."id" LIMIT 1) AS t3)
  FROM (SELECT "title", "user_id", "tenant_id", "id"
  FROM "v_post" AS t0 ORDER BY t0."title" DESC, t0."id" LIMIT 6) AS t0
  LEFT JOIN "v_user" AS t1 ON t1."id" = t0."user_id" AND t1."tenant_id" = t0."tenant_id" ORDER BY t0."title" DESC, t0."id"
-- []

-- users
SELECT t0."name"
  FROM "v_user" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) ORDER BY t0."name", t0."id" LIMIT 1
-- [TenantParameter[type=uuid]]
