-- Notes a stored copy of one repl, unless a later one is noted already; tells everybody.
-- KEYS: the repl
-- ARGV: the number of the copy, channel, then fields and values
-- Returns: nothing when there is no such repl, else 1 or 0 (noted or not) and the fields and values as they are then
if redis.call('EXISTS', KEYS[1]) == 0 then return {} end
if tonumber(ARGV[1]) <= tonumber(redis.call('HGET', KEYS[1], 'savedNumber') or '0') then
  return {0, redis.call('HGETALL', KEYS[1])}
end

redis.call('HSET', KEYS[1], 'savedNumber', ARGV[1])
for i = 3, #ARGV, 2 do
  redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
end

redis.call('HINCRBY', KEYS[1], 'revision', 1)
local fields = redis.call('HGETALL', KEYS[1])
redis.call('PUBLISH', ARGV[2], cjson.encode(fields))
return {1, fields}
