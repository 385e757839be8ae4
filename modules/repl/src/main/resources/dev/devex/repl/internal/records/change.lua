-- Changes one repl if it is in one of the given states and, where asked, of the given session and revision, and by the latest who was let
-- reconcile; tells everybody.
-- KEYS: the repl, the repls with work to do, how the sets of repls begin that are in one state each, those the store has to be told of,
-- the fencing token
-- ARGV: states, session or '', revision or '', fencing token or '', new state or '', due time or '', channel, then fields and values ('' clears)
-- Returns: nothing when there is no such repl, else 1 or 0 (changed or not) and the fields and values as they are then
local state = redis.call('HGET', KEYS[1], 'state')
if not state then return {} end
local id = redis.call('HGET', KEYS[1], 'id')
local name = redis.call('HGET', KEYS[1], 'name')

local function is(field, wanted) return wanted == '' or wanted == redis.call('HGET', KEYS[1], field) end
local allowed = string.find(',' .. ARGV[1] .. ',', ',' .. state .. ',', 1, true)
local latest = ARGV[4] == '' or ARGV[4] == redis.call('GET', KEYS[5])
if not allowed or not latest or not is('session', ARGV[2]) or not is('revision', ARGV[3]) then
  return {0, redis.call('HGETALL', KEYS[1])}
end

for i = 8, #ARGV, 2 do
  if ARGV[i + 1] == '' then
    redis.call('HDEL', KEYS[1], ARGV[i])
  else
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
  end
end

if ARGV[5] ~= '' then
  redis.call('HSET', KEYS[1], 'state', ARGV[5])
  if ARGV[5] == 'STARTING' then redis.call('HINCRBY', KEYS[1], 'session', 1) end
  if ARGV[6] ~= '' then redis.call('ZADD', KEYS[2], ARGV[6], id) else redis.call('ZREM', KEYS[2], id) end
  redis.call('SREM', KEYS[3] .. string.lower(state), id)
  redis.call('SADD', KEYS[3] .. string.lower(ARGV[5]), id)
end

local revision = redis.call('HINCRBY', KEYS[1], 'revision', 1)
if redis.call('HGET', KEYS[1], 'name') ~= name then redis.call('ZADD', KEYS[4], revision, id) end
local fields = redis.call('HGETALL', KEYS[1])
redis.call('PUBLISH', ARGV[7], cjson.encode(fields))
return {1, fields}
