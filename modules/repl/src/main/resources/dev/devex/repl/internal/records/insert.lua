-- Makes a created repl visible, unless its creation was given up meanwhile; tells everybody.
-- KEYS: the repl, the repls being created, the stopped ones; ARGV: owner and id, its id, channel, then fields and values
if redis.call('ZREM', KEYS[2], ARGV[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], unpack(ARGV, 4))
redis.call('SADD', KEYS[3], ARGV[2])
redis.call('PUBLISH', ARGV[3], cjson.encode(redis.call('HGETALL', KEYS[1])))
return 1
