package dev.larder.internal.behind;

import dev.larder.internal.coherence.Announcer;
import dev.larder.internal.redis.Script;

/**
 * What the owner of a partition does, in one step each. All but {@link #CLAIM} are refused, with 0, when the partition has
 * another owner; an owner is known by its epoch. A server whose memory is full can be drained: each removes something first,
 * and what a script writes after that is not refused.
 */
final class OwnerScripts {

    /** KEYS: state. ARGV: self, length. Returns {1, epoch, window, upto}, or {0} if it is owned. */
    static final Script CLAIM = new Script(Scripts.NOW + """
            local s = redis.call('HMGET', KEYS[1], 'owner', 'ends', 'epoch', 'window', 'upto')
            if s[1] and tonumber(s[2]) > now then return {0} end
            local epoch = math.max(micros, (tonumber(s[3]) or 0) + 1)
            redis.call('HDEL', KEYS[1], 'owner', 'ends')
            redis.call('HSET', KEYS[1], 'owner', ARGV[1], 'ends', string.format('%.0f', now + ARGV[2]),
              'epoch', string.format('%.0f', epoch))
            return {1, epoch, tonumber(s[4]) or 0, tonumber(s[5]) or 0}
            """);

    /** {@code owns(state, epoch)}. */
    private static final String OWNS = """
            local function owns(state, epoch)
              return redis.call('HGET', state, 'epoch') == epoch and redis.call('HGET', state, 'owner')
            end
            """;

    /** KEYS: state. ARGV: epoch, length. Returns 1. */
    static final Script RENEW = new Script(Scripts.NOW + OWNS + """
            if not owns(KEYS[1], ARGV[1]) then return 0 end
            redis.call('HDEL', KEYS[1], 'ends')
            redis.call('HSET', KEYS[1], 'ends', string.format('%.0f', now + ARGV[2]))
            return 1
            """);

    /** KEYS: state. ARGV: epoch. Returns 1. */
    static final Script RELEASE = new Script(OWNS + """
            if not owns(KEYS[1], ARGV[1]) then return 0 end
            redis.call('HDEL', KEYS[1], 'owner', 'ends')
            return 1
            """);

    /**
     * Says what is about to be applied. KEYS: state, direct. ARGV: epoch, window, upto. Returns {1, generation of the log, keys
     * that are written past the queue …}.
     */
    static final Script OPEN = new Script(Scripts.NOW + OWNS + """
            if not owns(KEYS[1], ARGV[1]) then return 0 end
            redis.call('HDEL', KEYS[1], 'window', 'upto')
            redis.call('HSET', KEYS[1], 'window', ARGV[2], 'upto', ARGV[3])
            local answer = {1, tonumber(redis.call('HGET', KEYS[1], 'moved')) or 0}
            local direct = redis.call('HGETALL', KEYS[2])
            for i = 1, #direct, 2 do
              if tonumber(string.match(direct[i + 1], '%d+$')) > now then answer[#answer + 1] = direct[i]
              else redis.call('HDEL', KEYS[2], direct[i]) end
            end
            return answer
            """);

    /**
     * Writes were applied. KEYS: queue, state, log, pending, the entries that are to go, and the others. ARGV: epoch, window and
     * upto from now on, the sequence until which the log goes (0 if it does not begin with these writes), the number of entries
     * that are to go, of each entry the sequence of its last write among them, the sequences if the log does not begin with
     * them. All entries are told: what was read before from the database may be held by somebody. Words are passed on a thousand
     * at a time, as a call takes no more than a few thousands. Returns {1, generation of the log}; 2 if the queue has
     * fallen back and gives such sequences anew: its log is not to be cut.
     */
    static final Script DONE = Announcer.tellingAlways(OWNS + """
            local queue, state, log, pending = unpack(KEYS, 4, 7)
            if not owns(state, ARGV[8]) then return 0 end
            if tonumber(ARGV[11]) > (tonumber(redis.call('HGET', queue, 'last')) or 0) then return 2 end
            local function each(first, last, doing)
              for from = first, last, 1000 do doing(from, math.min(from + 999, last)) end
            end
            redis.call('HDEL', state, 'window', 'upto')
            local gone = ARGV[11] == '0' and 0 or redis.call('XTRIM', log, 'MINID', ARGV[11] .. '-1')
            each(#KEYS + 6, #ARGV, function(from, to)
              local ids = {}
              for i = from, to do ids[#ids + 1] = ARGV[i] .. '-0' end
              gone = gone + redis.call('XDEL', log, unpack(ids))
            end)
            redis.call('HINCRBY', queue, 'backlog', 0 - gone)
            redis.call('HSET', state, 'window', ARGV[9], 'upto', ARGV[10])
            each(8, 7 + ARGV[12], function(from, to) redis.call('UNLINK', unpack(KEYS, from, to)) end)
            each(8, #KEYS, function(from, to)
              local over = {}
              for i, mark in ipairs(redis.call('HMGET', pending, unpack(KEYS, from, to))) do
                if mark == 'L' .. ARGV[from + i + 4] .. '-0' then over[#over + 1] = KEYS[from + i - 1] end
              end
              if #over > 0 then redis.call('HDEL', pending, unpack(over)) end
              tell('keys', {unpack(KEYS, from, to)})
            end)
            return {1, tonumber(redis.call('HGET', state, 'moved')) or 0}
            """);

    /**
     * Writes become dead letters. KEYS: state, log, pending, dead, blocked, queue. ARGV: epoch, reason, attempts, whether they
     * are only held back (1, 0), the sequences. Those that are held back by nothing any more stay. Returns {1, generation of
     * the log}.
     */
    static final Script BURY = new Script(Scripts.NOW + OWNS + """
            local state, log, pending, dead, blocked, queue = unpack(KEYS)
            if not owns(state, ARGV[1]) then return 0 end
            for i = 5, #ARGV do
              local id = ARGV[i] .. '-0'
              local found = redis.call('XRANGE', log, id, id)[1]
              local key = found and found[2][2]
              if key and (ARGV[4] == '0' or redis.call('HGET', blocked, key)) then
                local fields = found[2]
                local more = {'seq', ARGV[i], 'by', ARGV[1], 'why', ARGV[2], 'tries', ARGV[3], 'held', ARGV[4]}
                for _, word in ipairs(more) do fields[#fields + 1] = word end
                redis.call('XDEL', log, id)
                local at = redis.call('XADD', dead, '*', unpack(fields))
                redis.call('HINCRBY', blocked, key, 1)
                redis.call('HINCRBY', queue, 'dead', 1)
                if redis.call('HGET', pending, key) == 'L' .. id then redis.call('HSET', pending, key, 'D' .. at) end
              end
            end
            return {1, tonumber(redis.call('HGET', state, 'moved')) or 0}
            """);

    private OwnerScripts() {
    }
}
