-- Makes the record of a repl anew whose workspace is stored, unless there is one, or should be none; tells everybody.
-- KEYS: the repl, its owner's repls, the stopped ones, those being created, the abandoned ones, the deleted ones, workspaces to clear
-- ARGV: id, owner and id, when it was made, when it is to be cleared, '1' to make nothing, channel, then fields and values
-- Returns: what became of it
if redis.call('EXISTS', KEYS[1]) == 1 then return 'EXISTING' end
if redis.call('ZSCORE', KEYS[6], ARGV[1]) then return 'DELETED' end
if redis.call('ZSCORE', KEYS[4], ARGV[2]) or redis.call('ZSCORE', KEYS[5], ARGV[2]) then return 'UNFINISHED' end
if ARGV[5] == '1' then return 'MADE' end
redis.call('HSET', KEYS[1], unpack(ARGV, 7))
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
redis.call('SADD', KEYS[3], ARGV[1])
redis.call('ZADD', KEYS[7], 'NX', ARGV[4], ARGV[2])
redis.call('PUBLISH', ARGV[6], cjson.encode(redis.call('HGETALL', KEYS[1])))
return 'MADE'
