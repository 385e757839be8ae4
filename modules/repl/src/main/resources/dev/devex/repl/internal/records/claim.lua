-- Takes on one piece of work that is due, unless somebody else has; who does not finish it in time gives it up.
-- KEYS: the work, by the time from which it is due
-- ARGV: which, now, the time from which it is due again
-- Returns: 1 or 0
local due = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not due or tonumber(due) > tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
return 1
