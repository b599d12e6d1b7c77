package dev.larder.internal.behind;

import dev.larder.internal.coherence.Announcer;
import dev.larder.internal.redis.Script;

/** How writes come into a queue, or past it, in one step each. */
final class IntakeScripts {

    /**
     * Takes writes. KEYS: queue, then for each write state, log, pending, entry. ARGV: partitions, most writes, dead letters
     * included, the queue as news tell it, the channel of fills, then for each write its partition, whether it removes (1, 0),
     * the recorded call, the entry (empty: what stands there goes), how long it is kept. Returns {1, backlog, the sequences: 0
     * where the queue is full}, or {2, partitions} if there are others than it thought.
     */
    static final Script APPEND = Announcer.telling(Scripts.NOW + Scripts.APPEND
            + """
                    local known = redis.call('HMGET', KEYS[4], 'partitions', 'backlog')
                    if known[1] and known[1] ~= ARGV[8] then return {2, tonumber(known[1])} end
                    if not known[1] then redis.call('HSET', KEYS[4], 'partitions', ARGV[8]) end
                    local backlog, most = tonumber(known[2]) or 0, tonumber(ARGV[9])
                    local answer, news, marks = {1, backlog}, {ARGV[10]}, {}
                    local a = 12
                    for k = 5, #KEYS, 4 do
                      if backlog >= most then answer[#answer + 1] = 0
                      else
                        backlog = backlog + 1
                        local log, pending, key, entry = KEYS[k + 1], KEYS[k + 2], KEYS[k + 3], ARGV[a + 3]
                        local text, seq
                        if entry == '' then text, seq = append(KEYS[k], log, 'k', key, 'r', ARGV[a + 1], 'c', ARGV[a + 2])
                        else text, seq = append(KEYS[k], log, 'k', key, 'r', ARGV[a + 1], 'c', ARGV[a + 2], 'e', entry) end
                        local marked = marks[pending]
                        if not marked then
                          marked = {}
                          marks[pending] = marked
                        end
                        marked[#marked + 1] = key
                        marked[#marked + 1] = 'L' .. text .. '-0'
                        local lease = redis.pcall('GETRANGE', key, 0, 31)
                        local held = type(lease) == 'string' and string.byte(lease, 1) == 189
                        local fenced = held and string.sub(lease, 2, 2) == 'X' and (tonumber(string.sub(lease, 20, 32)) or 0) > now
                        if not fenced then
                          if entry == '' then redis.call('UNLINK', key)
                          else redis.call('SET', key, entry, 'PX', ARGV[a + 4]) end
                          if held and string.sub(lease, 3, 3) == '1' then redis.call('PUBLISH', ARGV[11], key) end
                        end
                        answer[#answer + 1] = seq
                        news[#news + 1] = key
                        news[#news + 1] = ARGV[a]
                      end
                      a = a + 5
                    end
                    for pending, marked in pairs(marks) do redis.call('HSET', pending, unpack(marked)) end
                    if #news > 1 then
                      keep()
                      redis.call('HINCRBY', KEYS[4], 'backlog', (#news - 1) / 2)
                      tell('queued', news)
                    end
                    return answer
                    """);

    /** After {@link Scripts#NOW} or nothing. KEYS: queue first. ARGV: partitions first. */
    private static final String DIVIDED_SO = """
            local known = redis.call('HGET', KEYS[1], 'partitions')
            if known and known ~= ARGV[1] then return {2, tonumber(known)} end
            """;

    /**
     * KEYS: queue, pending, log, dead. ARGV: partitions, key. Returns the entry of the last write of the key that waits, empty
     * if it has none; nothing if no write waits; {2, partitions} if there are others than it thought.
     */
    static final Script PEEK = new Script(DIVIDED_SO + """
            local at = redis.call('HGET', KEYS[2], ARGV[2])
            if not at then return false end
            local id = string.sub(at, 2)
            local found = redis.call('XRANGE', KEYS[string.sub(at, 1, 1) == 'L' and 3 or 4], id, id)[1]
            if not found then return false end
            for i = 1, #found[2], 2 do
              if found[2][i] == 'e' then return found[2][i + 1] end
            end
            return ''
            """);

    /**
     * Somebody is about to write past the queue, or is still about it. KEYS: queue, pending, direct. ARGV: partitions, key,
     * token, length. Returns 1; 0 if writes of the key wait that nobody was before, or somebody else writes it; {2, partitions}
     * if there are others than it thought.
     */
    static final Script BEGIN_DIRECT = Script.adding(Scripts.NOW + DIVIDED_SO + """
            local mark = redis.call('HGET', KEYS[3], ARGV[2])
            local taken = mark and tonumber(string.match(mark, '%d+$')) > now
            local own = taken and string.sub(mark, 1, #ARGV[3]) == ARGV[3]
            if not own and (taken or redis.call('HGET', KEYS[2], ARGV[2])) then return 0 end
            redis.call('HSET', KEYS[3], ARGV[2], ARGV[3] .. ':' .. string.format('%.0f', now + ARGV[4]))
            return 1
            """);

    /** KEYS: direct. ARGV: key, token. */
    static final Script END_DIRECT = new Script("""
            local mark = redis.call('HGET', KEYS[1], ARGV[1])
            if mark and string.sub(mark, 1, #ARGV[2]) == ARGV[2] then redis.call('HDEL', KEYS[1], ARGV[1]) end
            return 1
            """);

    private IntakeScripts() {
    }
}
