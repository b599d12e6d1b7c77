package dev.larder.internal.behind;

import dev.larder.internal.coherence.Announcer;
import dev.larder.internal.redis.Script;

/** How writes come into a queue, or past it, in one step each. */
final class IntakeScripts {

    /**
     * Takes writes. KEYS: queue, log and pending of each partition that they go to, then the entry of each write. ARGV:
     * partitions, most writes, dead letters included, the queue as news tell it, the channel of fills, to how many partitions
     * the writes go, their numbers, then for each write which of these it goes to (from 1), whether it removes (1, 0), the
     * recorded call, the entry (empty: what stands there goes), how long it is kept. A fence that stands under the key stays,
     * alone. Returns {1, backlog, the sequences: 0 where the queue is full}, or {2, partitions} if there are others than it
     * thought.
     */
    static final Script APPEND = Announcer.telling(Scripts.NOW + """
            local known = redis.call('HMGET', KEYS[4], 'partitions', 'backlog', 'last')
            local last = tonumber(known[3]) or 0
            """ + Scripts.APPEND + """
            if known[1] and known[1] ~= ARGV[8] then return {2, tonumber(known[1])} end
            if not known[1] then redis.call('HSET', KEYS[4], 'partitions', ARGV[8]) end
            local backlog, most = tonumber(known[2]) or 0, tonumber(ARGV[9])
            local answer, news, marks, partitions = {1, backlog}, {ARGV[10], ''}, {}, {}
            local function put(key, entry, kept)
              local old
              local small = entry ~= '' and #entry < 4096
              if small then old = redis.pcall('SET', key, entry, 'PX', kept, 'GET')
              else old = redis.pcall('GETRANGE', key, 0, 31) end
              if entry == '' then redis.call('UNLINK', key)
              elseif not small or type(old) == 'table' then redis.call('SET', key, entry, 'PX', kept) end
              return old
            end
            local count = tonumber(ARGV[12])
            local a = 13 + count
            for k = 5 + 2 * count, #KEYS do
              if backlog >= most then answer[#answer + 1] = 0
              else
                backlog = backlog + 1
                local to = tonumber(ARGV[a])
                local log, key, entry = KEYS[3 + 2 * to], KEYS[k], ARGV[a + 3]
                local text
                if entry == '' then text = append(log, 'k', key, 'r', ARGV[a + 1], 'c', ARGV[a + 2])
                else text = append(log, 'k', key, 'r', ARGV[a + 1], 'c', ARGV[a + 2], 'e', entry) end
                local marked = marks[to]
                if not marked then
                  marked = {}
                  marks[to] = marked
                end
                marked[#marked + 1] = key
                marked[#marked + 1] = 'L' .. text .. '-0'
                local old = put(key, entry, ARGV[a + 4])
                if type(old) == 'string' and string.byte(old, 1) == 189 then
                  local ends = tonumber(string.sub(old, 20, 32)) or 0
                  if string.sub(old, 2, 2) == 'X' and ends > now then
                    redis.call('SET', key, string.sub(old, 1, 32), 'PX', ends - now)
                  elseif string.sub(old, 3, 3) == '1' then
                    redis.call('PUBLISH', ARGV[11], key)
                  end
                end
                answer[#answer + 1] = last
                news[#news + 1] = key
                partitions[#partitions + 1] = ARGV[12 + to]
              end
              a = a + 5
            end
            for to, marked in pairs(marks) do redis.call('HSET', KEYS[4 + 2 * to], unpack(marked)) end
            if #news > 2 then
              redis.call('HSET', KEYS[4], 'last', number(last), 'backlog', number(backlog))
              news[2] = table.concat(partitions, ',')
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
