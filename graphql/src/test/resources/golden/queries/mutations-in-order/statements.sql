-- b
SELECT "fn_like"("id" => CAST(? AS uuid), "times" => CAST(? AS integer))
-- [Value[text=0000000a-0000-4000-8000-000000000013], Value[text=1]]

-- c
SELECT "fn_like"("id" => CAST(? AS uuid), "times" => CAST(? AS integer))
-- [Value[text=0000000a-0000-4000-8000-000000000013], Value[text=5]]
