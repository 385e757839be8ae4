-- Has one server at a time look for idle repls, and remembers since when somebody has done so without a gap.
-- KEYS: the watch; ARGV: the server, now, after how many milliseconds without a look it is taken for dead
-- Returns: that time, or nothing while another server looks
local holder = redis.call('HGET', KEYS[1], 'server')
if holder and holder ~= ARGV[1] then return nil end
if not holder then redis.call('HSET', KEYS[1], 'server', ARGV[1], 'since', ARGV[2]) end
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return redis.call('HGET', KEYS[1], 'since')
