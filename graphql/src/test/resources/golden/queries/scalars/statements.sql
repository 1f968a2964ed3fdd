-- samples
SELECT t0."id", t0."text", t0."number", t0."big", t0."ratio", t0."price", t0."flag", t0."day", t0."hour", t0."moment", t0."period", t0."document", t0."status", to_json(t0."words"), to_json(t0."numbers"), to_json(t0."ids"), replace(CAST(to_json(t0."moments") AS text), '+00:00"', 'Z"')
  FROM "tb_sample" AS t0
  WHERE t0."tenant_id" = CAST(? AS uuid) ORDER BY t0."id" LIMIT 100
-- [TenantParameter[type=uuid]]
