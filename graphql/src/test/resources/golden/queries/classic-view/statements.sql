-- articles
SELECT t0."id", nullif(t0."data" -> 'title', 'null'), t0."views", replace(CAST(nullif(t0."data" -> 'publishedAt', 'null') AS text), '+00:00"', 'Z"'), nullif(t0."data" -> 'tags', 'null')
  FROM "v_article" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) AND CAST(t0."data" ->> 'title' AS text) <> CAST(? AS text) ORDER BY t0."views" DESC, t0."id" LIMIT 100
-- [TenantParameter[type=uuid], Value[text=third, type=varchar]]
