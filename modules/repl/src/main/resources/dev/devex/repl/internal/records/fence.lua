-- Has one server at a time reconcile, under a fencing token that grows with each holder. It is never behind the clock, so that a Redis
-- that was emptied or restored from a backup gives none twice.
-- KEYS: the lease, the fencing token; ARGV: holder, milliseconds
-- Returns: the token, or nothing while another server has the lease
local holder = redis.call('GET', KEYS[1])
local token = redis.call('GET', KEYS[2])
if holder and holder ~= ARGV[1] then return nil end
if not holder or not token then
  local now = redis.call('TIME')
  token = string.format('%.0f', math.max(tonumber(token or 0) + 1, now[1] * 1000000 + now[2]))
  redis.call('SET', KEYS[2], token)
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return token
