-- countries
SELECT t0."id", t0."name"
  FROM "country" AS t0 ORDER BY t0."id" LIMIT 100
-- []
