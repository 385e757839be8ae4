-- Changes one repl if it is in one of the given states and, where asked, of the given session; tells everybody.
-- KEYS: the repl, the repls with work to do, how the sets of repls begin that are in one state each
-- ARGV: states, session or '', new state or '', due time or '', channel, then fields and values ('' clears)
-- Returns: nothing when there is no such repl, else 1 or 0 (changed or not) and the fields and values as they are then
local state = redis.call('HGET', KEYS[1], 'state')
if not state then return {} end
local id = redis.call('HGET', KEYS[1], 'id')

local session = redis.call('HGET', KEYS[1], 'session')
if not string.find(',' .. ARGV[1] .. ',', ',' .. state .. ',', 1, true) or (ARGV[2] ~= '' and ARGV[2] ~= session) then
  return {0, redis.call('HGETALL', KEYS[1])}
end

for i = 6, #ARGV, 2 do
  if ARGV[i + 1] == '' then
    redis.call('HDEL', KEYS[1], ARGV[i])
  else
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
  end
end

if ARGV[3] ~= '' then
  redis.call('HSET', KEYS[1], 'state', ARGV[3])
  if ARGV[3] == 'STARTING' then redis.call('HINCRBY', KEYS[1], 'session', 1) end
  if ARGV[4] ~= '' then redis.call('ZADD', KEYS[2], ARGV[4], id) else redis.call('ZREM', KEYS[2], id) end
  redis.call('SREM', KEYS[3] .. string.lower(state), id)
  redis.call('SADD', KEYS[3] .. string.lower(ARGV[3]), id)
end

redis.call('HINCRBY', KEYS[1], 'revision', 1)
local fields = redis.call('HGETALL', KEYS[1])
redis.call('PUBLISH', ARGV[5], cjson.encode(fields))
return {1, fields}
