-- brittleUsers
SELECT t0."name", (SELECT concat('[', string_agg(t2.j, ','), ']')
  FROM (SELECT concat('{"title":', coalesce(CAST(to_json(CAST(t1."title" AS text)) AS text), chr(1)), ',"content":', coalesce(CAST(to_json(CAST(t1."content" AS text)) AS text), chr(1)), '}') AS j
  FROM "v_post" AS t1
  WHERE t1."user_id" = t0."id" AND t1."tenant_id" = CAST(? AS uuid) ORDER BY t1."title", t1."id" LIMIT 1000) AS t2)
  FROM "v_user" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) ORDER BY t0."name", t0."id" LIMIT 100
-- [TenantParameter[type=uuid], TenantParameter[type=uuid]]
