-- Sends the requests of a file in random order: a line is headers (name: value, separated by tabs), a tab, and the body.
-- With "check" as second argument every answer is read; that costs the load generator time, so only the warm-up does it.
local requests = {}
local checking = false
local threads = {}
wrong = 0

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  for line in io.lines(args[1]) do
    local headers, body = {}, nil
    for part in line:gmatch("[^\t]+") do
      local name, value = part:match("^([%w-]+): (.*)$")
      if name then headers[name] = value else body = part end
    end
    requests[#requests + 1] = wrk.format("POST", nil, headers, body)
  end
  math.randomseed(tonumber(args[2]))
  if args[3] == "check" then
    response = function(status, _, body)
      if status ~= 200 or not body:find('"data"', 1, true) or body:find('"errors"', 1, true) then
        wrong = wrong + 1
        if wrong == 1 then io.stderr:write("HTTP ", status, " ", body:sub(1, 400), "\n") end
      end
    end
  end
end

function request()
  return requests[math.random(#requests)]
end

function done(summary, latency)
  local found = 0
  for _, thread in ipairs(threads) do found = found + thread:get("wrong") end
  local errors = summary.errors
  io.write(string.format(
    '\nload {"requests": %d, "micros": %d, "bytes": %d, "p50": %d, "p99": %d, "errors": %d}\n',
    summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout + found))
end
