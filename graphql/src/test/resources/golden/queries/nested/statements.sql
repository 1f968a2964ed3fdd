-- posts
SELECT t0."title", t1."id", t1."name", (SELECT concat('[', string_agg(t3.j, ','), ']')
  FROM (SELECT concat('{"title":', coalesce(CAST(to_json(CAST(t2."title" AS text)) AS text), chr(1)), ',"author":', coalesce((SELECT concat('{"name":', coalesce(CAST(to_json(CAST(t4."name" AS text)) AS text), chr(1)), '}')
  FROM "v_user" AS t4
  WHERE t4."id" = t2."user_id" AND t4."tenant_id" = CAST(? AS uuid) LIMIT 1), chr(1)), '}') AS j
  FROM "v_post" AS t2
  WHERE t2."user_id" = t1."id" AND t2."tenant_id" = CAST(? AS uuid) ORDER BY t2."title" DESC, t2."id" LIMIT 1) AS t3), (SELECT concat('[', string_agg(t6.j, ','), ']')
  FROM (SELECT concat('{"content":', coalesce(CAST(to_json(CAST(t5."content" AS text)) AS text), chr(1)), ',"createdAt":', coalesce(replace(CAST(to_json(t5."created_at") AS text), '+00:00"', 'Z"'), chr(1)), ',"author":', coalesce((SELECT concat('{"name":', coalesce(CAST(to_json(CAST(t7."name" AS text)) AS text), chr(1)), '}')
  FROM "v_user" AS t7
  WHERE t7."id" = t5."user_id" AND t7."tenant_id" = CAST(? AS uuid) LIMIT 1), 'null'), ',"post":', coalesce((SELECT concat('{"title":', coalesce(CAST(to_json(CAST(t8."title" AS text)) AS text), chr(1)), ',"comments":', (SELECT concat('[', string_agg(t10.j, ','), ']')
  FROM (SELECT concat('{"content":', coalesce(CAST(to_json(CAST(t9."content" AS text)) AS text), chr(1)), '}') AS j
  FROM "v_comment" AS t9
  WHERE t9."post_id" = t8."id" AND t9."tenant_id" = CAST(? AS uuid) ORDER BY t9."content", t9."id" LIMIT 1) AS t10), '}')
  FROM "v_post" AS t8
  WHERE t8."id" = t5."post_id" AND t8."tenant_id" = CAST(? AS uuid) LIMIT 1), chr(1)), '}') AS j
  FROM "v_comment" AS t5
  WHERE t5."post_id" = t0."id" AND t5."tenant_id" = CAST(? AS uuid) ORDER BY t5."created_at", t5."id" LIMIT 1000) AS t6)
  FROM (SELECT "title", "user_id", "id", "created_at"
  FROM "v_post" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) ORDER BY t0."created_at" DESC NULLS LAST, t0."id" LIMIT 3) AS t0
  LEFT JOIN "v_user" AS t1 ON t1."id" = t0."user_id" AND t1."tenant_id" = CAST(? AS uuid) ORDER BY t0."created_at" DESC NULLS LAST, t0."id"
-- [TenantParameter[type=uuid], TenantParameter[type=uuid], TenantParameter[type=uuid], TenantParameter[type=uuid], TenantParameter[type=uuid], TenantParameter[type=uuid], TenantParameter[type=uuid], TenantParameter[type=uuid]]
