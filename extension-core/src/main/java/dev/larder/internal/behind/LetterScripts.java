package dev.larder.internal.behind;

import dev.larder.internal.coherence.Announcer;
import dev.larder.internal.redis.Script;

/** What becomes of dead letters, in one step. */
final class LetterScripts {

    /**
     * The dead letters of a key go back, behind all that waits, and what waits of the key behind them. KEYS: queue, state, log,
     * pending, dead, blocked, entry. ARGV: partitions, whether those that failed are given up (1, 0), queue and partition as
     * news tell them. Returns the number of those that went back, or of those given up; {2, partitions} if there are others
     * than it thought. If nothing is left of the key, its entry goes: nobody will write what it holds. What waits of the key
     * came after its last dead letter.
     */
    static final Script RESOLVE = Announcer.tellingAlways(Scripts.NOW + """
            local entry, queue, state, log, pending, dead, blocked = KEYS[10], unpack(KEYS, 4, 9)
            local last = tonumber(redis.call('HGET', queue, 'last')) or 0
            """ + Scripts.APPEND + """
            local known = redis.call('HGET', queue, 'partitions')
            if known and known ~= ARGV[8] then return {2, tonumber(known)} end
            if not redis.call('HGET', blocked, entry) then return 0 end
            local letters = {}
            local failed, buried = 0, 0
            local seq = '0'
            local function take(from, found)
              local letter = {}
              local held = '1'
              for i = 1, #found[2], 2 do
                local name, value = found[2][i], found[2][i + 1]
                if name == 'k' or name == 'r' or name == 'c' or name == 'e' then
                  letter[#letter + 1] = name
                  letter[#letter + 1] = value
                elseif name == 'held' then held = value
                elseif name == 'seq' then seq = value end
              end
              redis.call('XDEL', from, found[1])
              if from == dead then buried = buried + 1 end
              if held == '0' and ARGV[9] == '1' then failed = failed + 1 else letters[#letters + 1] = letter end
            end
            local function takeAll(from, after)
              local page
              repeat
                page = redis.call('XRANGE', from, after, '+', 'COUNT', 100)
                for _, found in ipairs(page) do
                  if found[2][2] == entry then take(from, found) end
                  after = '(' .. found[1]
                end
              until #page < 100
            end
            takeAll(dead, '-')
            if string.sub(redis.call('HGET', pending, entry) or 'L', 1, 1) == 'L' then takeAll(log, seq) end
            local at
            for _, letter in ipairs(letters) do at = append(log, unpack(letter)) end
            redis.call('HDEL', blocked, entry)
            redis.call('HINCRBY', state, 'moved', 1)
            redis.call('HINCRBY', queue, 'backlog', 0 - failed)
            redis.call('HINCRBY', queue, 'dead', 0 - buried)
            if at then
              redis.call('HSET', queue, 'last', at)
              redis.call('HSET', pending, entry, 'L' .. at .. '-0')
              tell('queued', {ARGV[10], ARGV[11], entry})
            else
              redis.call('HDEL', pending, entry)
              redis.call('UNLINK', entry)
              tell('keys', {entry})
            end
            return ARGV[9] == '1' and failed or buried
            """);

    private LetterScripts() {
    }
}
