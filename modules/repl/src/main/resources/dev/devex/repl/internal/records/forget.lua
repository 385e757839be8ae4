-- Frees the place of an abandoned creation of which nothing is stored any more.
-- KEYS: the abandoned ones, the owner's repls; ARGV: owner and id, id
if redis.call('ZREM', KEYS[1], ARGV[1]) == 1 then redis.call('ZREM', KEYS[2], ARGV[2]) end
return 1
