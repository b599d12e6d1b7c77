package dev.larder.internal.tier.remote;

import dev.larder.internal.redis.Script;

/**
 * What happens to a lease in one step on the server. Positions are those of {@code SlotFormat}, counted from 1; an entry's
 * identity is its times, at 24 in {@code EnvelopeFormat}. Each script has one key.
 */
final class LeaseScripts {

    /** Splits what stands under the key into lease block and entry, and tells the time. A value of another kind goes. */
    private static final String READ = """
            local t = redis.call('TIME')
            local now = t[1] * 1000 + math.floor(t[2] / 1000)
            local v = redis.pcall('GET', KEYS[1])
            if type(v) == 'table' then redis.call('UNLINK', KEYS[1]) v = false end
            local lease, body = '', v or ''
            if string.byte(body, 1) == 189 then lease = string.sub(body, 1, 32) body = string.sub(body, 33) end
            local ends = tonumber(string.sub(lease, 20, 32)) or 0
            """;

    /** The lease is ours, and has not ended. */
    private static final String OURS = READ + """
            if string.sub(lease, 4, 19) ~= ARGV[1] or ends <= now then return 0 end
            """;

    private static final String TELL = """
            if string.sub(lease, 3, 3) == '1' then redis.call('PUBLISH', ARGV[2], KEYS[1]) end
            """;

    /**
     * ARGV: token, length, manner (A ask, W wait, I insist, F force, S seize), identity of the entry seen (empty: none; {@code *}: whatever
     * stands there may go). Returns {1, now} granted, {0, remaining, state} held, {2} changed.
     */
    static final Script ACQUIRE = Script.adding(READ + """
            local paused = ARGV[3] == 'I' and string.sub(lease, 2, 2) == 'F'
            local fenced = string.sub(lease, 2, 2) == 'X'
            if ends > now and ARGV[3] ~= 'S' and (fenced or ARGV[3] ~= 'F') and not paused then
              if ARGV[3] ~= 'A' then redis.call('SETRANGE', KEYS[1], 2, '1') end
              return {0, ends - now, string.sub(lease, 2, 2)}
            end
            if ARGV[4] == '*' then
              if ARGV[3] ~= 'F' or string.byte(body, 1) ~= 190 then body = '' end
            elseif string.byte(body, 1) ~= 190 then
              body = ''
            elseif string.sub(body, 25, 40) ~= ARGV[4] then
              return {2}
            end
            local waiting = '0'
            if ends > now then waiting = string.sub(lease, 3, 3) end
            local length = tonumber(ARGV[2])
            local keep = redis.call('PTTL', KEYS[1])
            if body == '' or keep < length then keep = length end
            redis.call('SET', KEYS[1], '\\189' .. (ARGV[3] == 'S' and 'X' or 'L') .. waiting .. ARGV[1] ..
              string.format('%013.0f', now + length) .. body, 'PX', keep)
            return {1, now}
            """);

    /** ARGV: token, length. Returns 1, or 0 if the lease is no longer ours. */
    static final Script EXTEND = new Script(OURS + """
            local length = tonumber(ARGV[2])
            redis.call('SETRANGE', KEYS[1], 19, string.format('%013.0f', now + length))
            if redis.call('PTTL', KEYS[1]) < length then redis.call('PEXPIRE', KEYS[1], length) end
            return 1
            """);

    /** ARGV: token, channel, entry, how long it is kept. Returns 1, or 0 if the lease is no longer ours. */
    static final Script STORE = Script.adding(OURS + """
            redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[4])
            """ + TELL + """
            return 1
            """);

    /** ARGV: token, channel, pause (negative: the entry goes, too). Returns 1, or 0 if the lease is no longer ours. */
    static final Script RELEASE = new Script(
            OURS + """
                    local pause = tonumber(ARGV[3])
                    if pause > 0 then
                      local keep = redis.call('PTTL', KEYS[1])
                      if body == '' or keep < pause then keep = pause end
                      redis.call('SET', KEYS[1], '\\189F0' .. ARGV[1] .. string.format('%013.0f', now + pause) .. body, 'PX', keep)
                    elseif body == '' or pause < 0 then
                      redis.call('UNLINK', KEYS[1])
                    else
                      redis.call('SET', KEYS[1], body, 'KEEPTTL')
                    end
                    """
                    + TELL + """
                            return 1
                            """);

    private LeaseScripts() {
    }
}
