-- Takes a repl from those the store has to be told of, unless it changed again. KEYS: those repls; ARGV: id, revision that was told
if tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or '0') <= tonumber(ARGV[2]) then redis.call('ZREM', KEYS[1], ARGV[1]) end
return 1
