-- Takes one of the owner's places for a repl whose workspace is about to be made.
-- KEYS: the owner's repls, the repls being created; ARGV: id, owner and id, limit, now, deadline
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[3]) then return 0 end
redis.call('ZADD', KEYS[1], ARGV[4], ARGV[1])
redis.call('ZADD', KEYS[2], ARGV[5], ARGV[2])
return 1
