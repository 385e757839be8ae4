-- Removes a repl that is being deleted, keeps a note of it for a while, and tells everybody.
-- KEYS: the repl, its owner's repls, the repls with work to do, those being deleted, the notes of deleted ones, those the store has to be told of
-- ARGV: id, owner, now, time before which notes are dropped, channel
if redis.call('HGET', KEYS[1], 'state') ~= 'DELETING' then return 0 end
redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('ZREM', KEYS[3], ARGV[1])
redis.call('SREM', KEYS[4], ARGV[1])
redis.call('ZREM', KEYS[6], ARGV[1])
redis.call('ZADD', KEYS[5], ARGV[3], ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[5], '-inf', ARGV[4])
redis.call('PUBLISH', ARGV[5], cjson.encode({'deleted', '1', 'id', ARGV[1], 'owner', ARGV[2]}))
return 1
