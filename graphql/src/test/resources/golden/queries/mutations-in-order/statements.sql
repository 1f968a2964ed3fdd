-- b
SELECT "fn_like"("id" => CAST(? AS uuid), "times" => CAST(? AS integer))
-- [Value[text=0000000a-0000-4000-8000-000000000013, type=uuid], Value[text=1, type=int4]]

-- c
SELECT "fn_like"("id" => CAST(? AS uuid), "times" => CAST(? AS integer))
-- [Value[text=0000000a-0000-4000-8000-000000000013, type=uuid], Value[text=5, type=int4]]
