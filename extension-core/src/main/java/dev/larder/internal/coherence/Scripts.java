package dev.larder.internal.coherence;

import dev.larder.internal.redis.Script;

/**
 * The order of all news and the stream they stand in, in one step. KEYS: the order, the stream. The first of ARGV is the
 * epoch to begin with if there is no order.
 */
final class Scripts {

    private static final String ORDER = """
            local v = redis.call('GET', KEYS[1])
            local epoch, count
            if v then epoch, count = string.match(v, '^(%d+):(%d+)$') end
            if not epoch then epoch, count = ARGV[1], 0 end
            """;

    /** ARGV: epoch, how many news are kept, about, then the fields of the news. Returns its position. */
    static final Script TELL = Script.adding(ORDER + """
            local position = epoch .. ':' .. string.format('%.0f', count + 1)
            redis.call('SET', KEYS[1], position)
            redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[2], '*', 'at', position, unpack(ARGV, 3))
            return position
            """);

    /** ARGV: epoch. Returns the position of the last news, and where it stands in the stream. */
    static final Script LOOK = Script.adding(ORDER + """
            local position = epoch .. ':' .. string.format('%.0f', count)
            if position ~= v then redis.call('SET', KEYS[1], position) end
            local last = redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', 1)[1]
            return {position, last and last[1] or '0-0'}
            """);

    private Scripts() {
    }
}
