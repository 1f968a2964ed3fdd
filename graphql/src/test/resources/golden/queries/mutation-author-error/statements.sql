-- like
SELECT "fn_like"("id" => CAST(? AS uuid), "times" => CAST(? AS integer))
-- [Value[text=0000000a-0000-4000-8000-000000000012, type=uuid], Value[text=100, type=int4]]
