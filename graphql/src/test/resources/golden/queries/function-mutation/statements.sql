-- renamePost
SELECT t0."id", t0."title", t1."id", t1."name"
  FROM "fn_rename_post"("id" => CAST(? AS uuid), "title" => CAST(? AS text)) AS t0
  LEFT JOIN "v_user" AS t1 ON t1."id" = t0."user_id" AND t1."tenant_id" = CAST(? AS uuid)
  WHERE NOT (t0 IS NULL)
-- [Value[text=0000000a-0000-4000-8000-000000000011, type=uuid], Value[text=renamed, type=varchar], TenantParameter[type=uuid]]

-- untitled
SELECT t0."title"
  FROM "fn_rename_post"("id" => CAST(? AS uuid)) AS t0
  WHERE NOT (t0 IS NULL)
-- [Value[text=0000000a-0000-4000-8000-000000000012, type=uuid]]

-- foreign
SELECT t0."title"
  FROM "fn_rename_post"("id" => CAST(? AS uuid), "title" => CAST(? AS text)) AS t0
  WHERE NOT (t0 IS NULL)
-- [Value[text=0000000b-0000-4000-8000-000000000011, type=uuid], Value[text=mine, type=varchar]]
