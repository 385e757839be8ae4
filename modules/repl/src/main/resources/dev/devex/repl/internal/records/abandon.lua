-- Gives a creation up, so that it can no longer become visible and what was stored of it may be removed.
-- KEYS: the repls being created, the abandoned ones; ARGV: owner and id, now
if redis.call('ZREM', KEYS[1], ARGV[1]) == 0 then return 0 end
redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
return 1
