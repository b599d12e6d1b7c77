package dev.larder.internal.behind;

import dev.larder.internal.coherence.Announcer;
import dev.larder.internal.redis.Script;

/**
 * What happens to a queue in one step. Sequences are microseconds of the server's clock, and never go back: also after Redis
 * has lost its last writes a sequence is not given twice. Those that a worker runs are refused, with 0, when the partition has
 * another owner; an owner is known by its epoch.
 */
final class Scripts {

    private static final String NOW = """
            local t = redis.call('TIME')
            local micros = t[1] * 1000000 + t[2]
            local now = math.floor(micros / 1000)
            """;

    /** {@code append(state, log, fields)} gives a write the next sequence of its partition. */
    private static final String APPEND = """
            local lasts = {}
            local function append(state, log, fields)
              local last = lasts[state] or tonumber(redis.call('HGET', state, 'last')) or 0
              local seq = math.max(micros, last + 1)
              lasts[state] = seq
              local text = string.format('%.0f', seq)
              redis.call('XADD', log, text .. '-0', unpack(fields))
              return text
            end
            local function keep() for state, last in pairs(lasts) do redis.call('HSET', state, 'last', string.format('%.0f', last)) end end
            """;

    /**
     * Takes writes. KEYS: queue, then for each write state, log, pending, entry. ARGV: partitions, most writes, dead letters
     * included, the queue as news tell it, the channel of fills, then for each write its partition, whether it removes (1, 0), the
     * recorded call, the entry (empty: what stands there goes), how long it is kept. Returns {1, backlog, the sequences: 0 where the
     * queue is full}, or {2, partitions} if there are others than it thought.
     */
    static final Script APPEND_WRITES = Announcer.telling(NOW + APPEND
            + """
                    local known = redis.call('HMGET', KEYS[4], 'partitions', 'backlog')
                    if known[1] and known[1] ~= ARGV[8] then return {2, tonumber(known[1])} end
                    if not known[1] then redis.call('HSET', KEYS[4], 'partitions', ARGV[8]) end
                    local backlog, most = tonumber(known[2]) or 0, tonumber(ARGV[9])
                    local answer, news = {1, backlog}, {ARGV[10]}
                    for k = 5, #KEYS, 4 do
                      local a = 12 + (k - 5) / 4 * 5
                      if backlog >= most then answer[#answer + 1] = 0
                      else
                        backlog = backlog + 1
                        local state, log, pending, key = unpack(KEYS, k, k + 3)
                        local entry = ARGV[a + 3]
                        local seq
                        if entry == '' then seq = append(state, log, {'k', key, 'r', ARGV[a + 1], 'c', ARGV[a + 2]})
                        else seq = append(state, log, {'k', key, 'r', ARGV[a + 1], 'c', ARGV[a + 2], 'e', entry}) end
                        redis.call('HSET', pending, key, 'L' .. seq .. '-0')
                        local lease = redis.pcall('GETRANGE', key, 0, 31)
                        local held = type(lease) == 'string' and string.byte(lease, 1) == 189
                        local fenced = held and string.sub(lease, 2, 2) == 'X' and (tonumber(string.sub(lease, 20, 32)) or 0) > now
                        if not fenced then
                          if entry == '' then redis.call('UNLINK', key)
                          else redis.call('SET', key, entry, 'PX', ARGV[a + 4]) end
                          if held and string.sub(lease, 3, 3) == '1' then redis.call('PUBLISH', ARGV[11], key) end
                        end
                        answer[#answer + 1] = tonumber(seq)
                        news[#news + 1] = key
                        news[#news + 1] = ARGV[a]
                      end
                    end
                    if #news > 1 then
                      keep()
                      redis.call('HINCRBY', KEYS[4], 'backlog', (#news - 1) / 2)
                      tell('queued', news)
                    end
                    return answer
                    """);

    /** KEYS: pending, log, dead. ARGV: key. Returns nothing, or whether it removes and the entry, if the write has one. */
    static final Script PEEK = new Script("""
            local at = redis.call('HGET', KEYS[1], ARGV[1])
            if not at then return false end
            local id = string.sub(at, 2)
            local found = redis.call('XRANGE', KEYS[string.sub(at, 1, 1) == 'L' and 2 or 3], id, id)[1]
            if not found then return false end
            local removes, entry = '0', ''
            for i = 1, #found[2], 2 do
              if found[2][i] == 'r' then removes = found[2][i + 1] end
              if found[2][i] == 'e' then entry = found[2][i + 1] end
            end
            return {removes, entry}
            """);

    /**
     * KEYS: queue, workers, the states. ARGV: partitions, self, how long that is believed. Returns the number of partitions
     * there are and of workers, and for each partition its owner, or nothing. Says that self is a worker; for 0 ms: no more.
     */
    static final Script ATTEND = Script.adding(NOW + """
            redis.call('HSETNX', KEYS[1], 'partitions', ARGV[1])
            local known = tonumber(redis.call('HGET', KEYS[1], 'partitions'))
            if tonumber(ARGV[3]) > 0 then redis.call('ZADD', KEYS[2], now + ARGV[3], ARGV[2])
            else redis.call('ZREM', KEYS[2], ARGV[2]) end
            redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
            local answer = {known, redis.call('ZCARD', KEYS[2])}
            for i = 3, #KEYS do
              local owned = redis.call('HMGET', KEYS[i], 'owner', 'ends')
              answer[i] = (owned[1] and tonumber(owned[2]) > now) and owned[1] or ''
            end
            return answer
            """);

    /** KEYS: state. ARGV: self, length. Returns {1, epoch, window, upto}, or {0} if it is owned. */
    static final Script CLAIM = Script.adding(NOW + """
            local s = redis.call('HMGET', KEYS[1], 'owner', 'ends', 'epoch', 'window', 'upto')
            if s[1] and tonumber(s[2]) > now then return {0} end
            local epoch = math.max(micros, (tonumber(s[3]) or 0) + 1)
            redis.call('HSET', KEYS[1], 'owner', ARGV[1], 'ends', string.format('%.0f', now + ARGV[2]),
              'epoch', string.format('%.0f', epoch))
            return {1, epoch, tonumber(s[4]) or 0, tonumber(s[5]) or 0}
            """);

    private static final String OWNED = """
            if redis.call('HGET', KEYS[1], 'epoch') ~= ARGV[1] or not redis.call('HGET', KEYS[1], 'owner') then return 0 end
            """;

    /** KEYS: state. ARGV: epoch, length. Returns 1. */
    static final Script RENEW = new Script(NOW + OWNED + """
            redis.call('HSET', KEYS[1], 'ends', string.format('%.0f', now + ARGV[2]))
            return 1
            """);

    /** KEYS: state. ARGV: epoch. Returns 1. */
    static final Script RELEASE = new Script(OWNED + """
            redis.call('HDEL', KEYS[1], 'owner', 'ends')
            return 1
            """);

    /**
     * Says what is about to be applied. KEYS: state, direct. ARGV: epoch, window, upto. Returns {1, generation of the log, keys
     * that are written past the queue …}.
     */
    static final Script OPEN = Script.adding(NOW + OWNED + """
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
     * Writes were applied. KEYS: queue, state, log, pending, the entries that are to go. ARGV: epoch, window and upto from now on,
     * the number of their sequences, these, then the keys whose last write may be among them, each with its sequence. Returns
     * {1, generation of the log}.
     */
    static final Script DONE = Announcer.telling(
            """
                    if redis.call('HGET', KEYS[5], 'epoch') ~= ARGV[8] or not redis.call('HGET', KEYS[5], 'owner') then return {0} end
                    local count = tonumber(ARGV[11])
                    local gone = 0
                    for i = 12, 11 + count do gone = gone + redis.call('XDEL', KEYS[6], ARGV[i] .. '-0') end
                    redis.call('HINCRBY', KEYS[4], 'backlog', 0 - gone)
                    for i = 12 + count, #ARGV, 2 do
                      if redis.call('HGET', KEYS[7], ARGV[i]) == 'L' .. ARGV[i + 1] .. '-0' then redis.call('HDEL', KEYS[7], ARGV[i]) end
                    end
                    redis.call('HSET', KEYS[5], 'window', ARGV[9], 'upto', ARGV[10])
                    local entries = {}
                    for i = 8, #KEYS do
                      redis.call('UNLINK', KEYS[i])
                      entries[#entries + 1] = KEYS[i]
                    end
                    if #entries > 0 then tell('keys', entries) end
                    return {1, tonumber(redis.call('HGET', KEYS[5], 'moved')) or 0}
                    """);

    /**
     * Writes become dead letters. KEYS: state, log, pending, dead, blocked, queue. ARGV: epoch, reason, attempts, whether they are only held
     * back (1, 0), the sequences. Those that are held back by nothing any more stay. Returns {1, generation of the log}.
     */
    static final Script BURY = Script.adding(
            NOW + """
                    if redis.call('HGET', KEYS[1], 'epoch') ~= ARGV[1] or not redis.call('HGET', KEYS[1], 'owner') then return {0} end
                    for i = 5, #ARGV do
                      local id = ARGV[i] .. '-0'
                      local found = redis.call('XRANGE', KEYS[2], id, id)[1]
                      local key = found and found[2][2]
                      if key and (ARGV[4] == '0' or redis.call('HGET', KEYS[5], key)) then
                        local fields = found[2]
                        for _, more in ipairs({'seq', ARGV[i], 'by', ARGV[1], 'why', ARGV[2], 'tries', ARGV[3], 'held', ARGV[4]}) do
                          fields[#fields + 1] = more
                        end
                        local at = redis.call('XADD', KEYS[4], '*', unpack(fields))
                        redis.call('XDEL', KEYS[2], id)
                        redis.call('HINCRBY', KEYS[5], key, 1)
                        redis.call('HINCRBY', KEYS[6], 'dead', 1)
                        if redis.call('HGET', KEYS[3], key) == 'L' .. id then redis.call('HSET', KEYS[3], key, 'D' .. at) end
                      end
                    end
                    return {1, tonumber(redis.call('HGET', KEYS[1], 'moved')) or 0}
                    """);

    /**
     * The dead letters of a key go back, behind all that waits, and what waits of the key behind them. KEYS: queue, state, log,
     * pending, dead, blocked, entry. ARGV: whether those that failed are given up (1, 0), queue and partition as news tell them. Returns the number of those that went
     * back, or of those given up. If nothing is left of the key, its entry goes: nobody will write what it holds.
     */
    static final Script RESOLVE = Announcer.telling(NOW + APPEND + """
            local entry, queue, state, log, pending, dead, blocked = KEYS[10], unpack(KEYS, 4, 9)
            if not redis.call('HGET', blocked, entry) then return 0 end
            local letters = {}
            local failed, buried = 0, 0
            for _, from in ipairs({dead, log}) do
              for _, found in ipairs(redis.call('XRANGE', from, '-', '+')) do
                if found[2][2] == entry then
                  local letter = {}
                  local held = '1'
                  for i = 1, #found[2], 2 do
                    local name, value = found[2][i], found[2][i + 1]
                    if name == 'k' or name == 'r' or name == 'c' or name == 'e' then
                      letter[#letter + 1] = name
                      letter[#letter + 1] = value
                    elseif name == 'held' then held = value end
                  end
                  redis.call('XDEL', from, found[1])
                  if from == dead then buried = buried + 1 end
                  if held == '0' and ARGV[8] == '1' then failed = failed + 1 else letters[#letters + 1] = letter end
                end
              end
            end
            local last
            for _, letter in ipairs(letters) do last = append(state, log, letter) end
            keep()
            redis.call('HDEL', blocked, entry)
            redis.call('HINCRBY', state, 'moved', 1)
            redis.call('HINCRBY', queue, 'backlog', 0 - failed)
            redis.call('HINCRBY', queue, 'dead', 0 - buried)
            if last then
              redis.call('HSET', pending, entry, 'L' .. last .. '-0')
              tell('queued', {ARGV[9], entry, ARGV[10]})
            else
              redis.call('HDEL', pending, entry)
              redis.call('UNLINK', entry)
              tell('keys', {entry})
            end
            if ARGV[8] == '1' then return failed end
            return buried
            """);

    /**
     * Somebody is about to write past the queue. KEYS: pending, direct. ARGV: key, token, length. Returns 1, or 0 if writes of the key
     * wait, or somebody else writes it.
     */
    static final Script BEGIN_DIRECT = Script.adding(
            NOW + """
                    if redis.call('HGET', KEYS[1], ARGV[1]) then return 0 end
                    local mark = redis.call('HGET', KEYS[2], ARGV[1])
                    if mark and string.sub(mark, 1, #ARGV[2]) ~= ARGV[2] and tonumber(string.match(mark, '%d+$')) > now then return 0 end
                    redis.call('HSET', KEYS[2], ARGV[1], ARGV[2] .. ':' .. string.format('%.0f', now + ARGV[3]))
                    return 1
                    """);

    /** KEYS: direct. ARGV: key, token. */
    static final Script END_DIRECT = new Script("""
            local mark = redis.call('HGET', KEYS[1], ARGV[1])
            if mark and string.sub(mark, 1, #ARGV[2]) == ARGV[2] then redis.call('HDEL', KEYS[1], ARGV[1]) end
            return 1
            """);

    private Scripts() {
    }
}
