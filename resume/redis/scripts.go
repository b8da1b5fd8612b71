package redis

import goredis "github.com/redis/go-redis/v9"

// What is one step for all processes is one script. A stream's keys, in the order in which the scripts have them:
//
//	about   hash: what it was created with, state, response, first, last, tail, cancel,
//	        by (the token of the run that has ended it)
//	events  stream: 0-1 for the response, 0-(n+1) for event n, then one for the end. Readers block on it
//	lease   string, expiring: the token of the run, as long as its process lives
//	read    string, expiring: somebody has read it not long ago
//
// A stream has ended if its state says so. One whose state does not, and whose lease is gone, has lost its process: whoever finds that
// first ends it as broken. about outlives events by resume.Remember: without events a stream is gone.
const keys = `
local about, events, lease, read = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local function number(field) return tonumber(redis.call('HGET', about, field) or '0') end
local function ended() return number('state') >= 2 end
local function finish(state, tail)
  redis.call('XADD', events, string.format('0-%d', number('last') + 2), 'e', '')
  redis.call('HSET', about, 'state', state, 'tail', tail)
  redis.call('DEL', lease, read)
  redis.call('PEXPIRE', events, redis.call('HGET', about, 'keep'))
  redis.call('PEXPIRE', about, redis.call('HGET', about, 'remember'))
end
-- What a stream is now: 0 unknown, 1 there, 2 gone.
local function settle()
  if redis.call('EXISTS', about) == 0 then return 0 end
  local kept = redis.call('EXISTS', events) == 1
  if not ended() and redis.call('EXISTS', lease) == 0 then
    if not kept and number('state') == 1 then return 2 end
    finish(3, '')
    return 1
  end
  if ended() and not kept then return 2 end
  return 1
end
-- Holds the lease, and puts off the end of what would outlive its process.
local function hold(token, ms)
  if redis.call('GET', lease) ~= token then return false end
  redis.call('PEXPIRE', lease, ms)
  redis.call('PEXPIRE', events, ms + number('keep'))
  redis.call('PEXPIRE', about, ms + number('remember'))
  return true
end
`

func script(text string) *goredis.Script { return goredis.NewScript(keys + text) }

var (
	// create: token, lease, unread, then the fields. 0 made, 1 exists, 2 gone.
	create = script(`
if redis.call('GET', lease) == ARGV[1] then return 0 end -- sent twice
local is = settle()
if is > 0 then return is end
redis.call('HSET', about, 'state', 0, unpack(ARGV, 4))
redis.call('SET', lease, ARGV[1], 'PX', ARGV[2])
redis.call('SET', read, '', 'PX', ARGV[3])
redis.call('PEXPIRE', about, ARGV[2] + number('remember'))
return 0`)

	// start: token, lease, status, header. False: the lease is lost.
	start = script(`
if redis.call('GET', lease) ~= ARGV[1] then return 0 end
if number('state') == 0 then
  redis.call('HSET', about, 'state', 1, 'status', ARGV[3], 'header', ARGV[4])
  redis.call('XADD', events, '0-1', 'r', '')
end
hold(ARGV[1], ARGV[2])
return 1`)

	// extend: token, lease, the number of the first, the oldest that is kept from then on, then the events. It may come twice.
	extend = script(`
if not hold(ARGV[1], ARGV[2]) then return 0 end
local at, last = tonumber(ARGV[3]), number('last')
for i = 5, #ARGV do
  if at > last then redis.call('XADD', events, string.format('0-%d', at + 1), 'd', ARGV[i]) end
  at = at + 1
end
redis.call('HSET', about, 'last', at - 1, 'first', ARGV[4])
if ARGV[4] ~= '1' then redis.call('XTRIM', events, 'MINID', string.format('0-%d', ARGV[4] + 1)) end
return redis.call('HEXISTS', about, 'cancel') == 1 and 2 or 1`)

	// end: token, state, tail.
	end = script(`
if redis.call('GET', lease) ~= ARGV[1] then
  return redis.call('HGET', about, 'by') == ARGV[1] and 1 or 0 -- 1: sent twice
end
redis.call('HSET', about, 'by', ARGV[1])
if not ended() then finish(ARGV[2], ARGV[3]) end
return 1`)

	// discard: token.
	discard = script(`
if redis.call('GET', lease) ~= ARGV[1] then return 0 end
redis.call('DEL', about, events, lease, read)
return 1`)

	// beat: token, lease. 0 lost, 1 go on, 2 stop.
	beat = script(`
if not hold(ARGV[1], ARGV[2]) then return 0 end
if redis.call('HEXISTS', about, 'cancel') == 1 or redis.call('EXISTS', read) == 0 then return 2 end
return 1`)

	// find: what it is, and all of about.
	find = script(`return {settle(), redis.call('HGETALL', about)}`)

	// next: after, the most events. What it is, state, first, last, tail, and the entries that follow.
	next = script(`
local is = settle()
if is ~= 1 then return {is} end
if not ended() then redis.call('SET', read, '', 'PX', redis.call('HGET', about, 'unread')) end
local found = {is, number('state'), number('first'), number('last'), redis.call('HGET', about, 'tail') or ''}
local at = tonumber(ARGV[1])
if at < 0 or at >= found[4] then return found end
for _, entry in ipairs(redis.call('XRANGE', events, string.format('0-%d', at + 2), string.format('0-%d', found[4] + 1), 'COUNT', ARGV[2])) do
  found[#found + 1] = entry[2][2]
end
return found`)

	// cancel: what it is.
	cancel = script(`
local is = settle()
if is == 1 and not ended() then redis.call('HSET', about, 'cancel', 1) end
return is`)
)
