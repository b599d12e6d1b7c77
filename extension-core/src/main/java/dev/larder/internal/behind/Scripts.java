package dev.larder.internal.behind;

import dev.larder.internal.redis.Script;

/**
 * What the scripts of a queue have in common, and who attends. Sequences are microseconds of the server's clock, and never go
 * back: also after Redis has lost its last writes a sequence is not given twice.
 */
final class Scripts {

    static final String NOW = """
            local t = redis.call('TIME')
            local micros = t[1] * 1000000 + t[2]
            local now = math.floor(micros / 1000)
            """;

    /**
     * After {@link #NOW} and {@code last}, the last sequence of the queue: {@code append(log, field, value, …)} gives a write the
     * next one, as text; {@code last} is to be kept then, as {@code number(last)}.
     */
    static final String APPEND = """
            local whole = string.format('%d', 2 ^ 53) == '9007199254740992' and '%d' or '%.0f'
            local function number(n) return string.format(whole, n) end
            local function append(log, ...)
              last = math.max(micros, last + 1)
              local text = number(last)
              redis.call('XADD', log, text .. '-0', ...)
              return text
            end
            """;

    /**
     * KEYS: queue, workers, the states. ARGV: partitions, self, how long that is believed. Returns the number of partitions
     * there are and of workers, and for each partition its owner, or nothing. Says that self is a worker. Removes first, so
     * that a server whose memory is full does not refuse the rest.
     */
    static final Script ATTEND = new Script(NOW + """
            redis.call('ZREM', KEYS[2], ARGV[2])
            redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
            redis.call('HSETNX', KEYS[1], 'partitions', ARGV[1])
            redis.call('ZADD', KEYS[2], now + ARGV[3], ARGV[2])
            local known = tonumber(redis.call('HGET', KEYS[1], 'partitions'))
            local answer = {known, redis.call('ZCARD', KEYS[2])}
            for i = 3, #KEYS do
              local owned = redis.call('HMGET', KEYS[i], 'owner', 'ends')
              answer[i] = (owned[1] and tonumber(owned[2]) > now) and owned[1] or ''
            end
            return answer
            """);

    private Scripts() {
    }
}
