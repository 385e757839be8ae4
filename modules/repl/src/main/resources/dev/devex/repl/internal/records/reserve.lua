-- Takes one of the owner's places for a repl whose workspace is about to be made.
-- KEYS: the owner's repls, the repls being created; ARGV: id, owner and id, limit, now, deadline
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[3]) then return 0 end
-- Two of one millisecond keep their order.
local newest = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')[2] or 0
local place = math.max(tonumber(ARGV[4]), tonumber(newest) + 1)
redis.call('ZADD', KEYS[1], string.format('%.0f', place), ARGV[1])
redis.call('ZADD', KEYS[2], ARGV[5], ARGV[2])
return 1
