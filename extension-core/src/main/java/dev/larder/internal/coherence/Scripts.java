package dev.larder.internal.coherence;

import dev.larder.internal.redis.Script;

/**
 * The order of all news, the stream they stand in and the tag clock, in one step. KEYS: those three. The clock is a sorted
 * set: a tag's score is when it moved last, and a member named after the epoch tells that it is whole. The first of ARGV is
 * the epoch to begin with if the order or the clock is lost.
 */
final class Scripts {

    private static final String ORDER = """
            local v = redis.call('GET', KEYS[1])
            local epoch, count, clock, floor
            if v then epoch, count, clock, floor = string.match(v, '^(%d+):(%d+):(%d+):(%d+)$') end
            if epoch and not redis.call('ZSCORE', KEYS[3], '%' .. epoch) then epoch = nil end
            local function begin()
              epoch, count, clock, floor = ARGV[1], 0, 0, 0
              redis.call('UNLINK', KEYS[3])
              redis.call('ZADD', KEYS[3], '+inf', '%' .. epoch)
            end
            local function text(...) return epoch .. string.format(string.rep(':%.0f', select('#', ...)), ...) end
            if not epoch then begin() end
            count, clock, floor = tonumber(count), tonumber(clock), tonumber(floor)
            """;

    /**
     * {@code tell(what, texts)} appends news and returns their position; of {@code tags}, these move. A stream takes words by
     * twos; so the texts are counted. ARGV: epoch, how many
     * news are kept, about, how long an entry lives at most, how many tags are kept, the epoch and count that the teller
     * knows, the teller.
     */
    private static final String NEWS = ORDER + """
            local function tell(what, texts)
              if epoch == ARGV[5] and count < tonumber(ARGV[6]) then begin() end
              count = count + 1
              if what == 'tags' then
                local t = redis.call('TIME')
                local now = t[1] * 1000 + math.floor(t[2] / 1000)
                clock = math.max(clock + 1, now)
                for i = 1, #texts do redis.call('ZADD', KEYS[3], clock, texts[i]) end
                local old = redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', now - ARGV[3], 'LIMIT', 0, 100)
                if #old == 0 and redis.call('ZCARD', KEYS[3]) > ARGV[4] + 101 then
                  old = redis.call('ZRANGE', KEYS[3], 0, 99)
                end
                if #old > 0 then
                  floor = math.max(floor, tonumber(redis.call('ZSCORE', KEYS[3], old[#old])))
                  redis.call('ZREM', KEYS[3], unpack(old))
                end
              end
              local news = {'at', text(count, clock), 'by', ARGV[7], what, #texts}
              for i = 1, #texts do news[6 + i] = texts[i] end
              if #texts % 2 == 1 then news[7 + #texts] = '' end
              redis.call('SET', KEYS[1], text(count, clock, floor))
              redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[2], '*', unpack(news))
              return news[2]
            end
            """;

    /** ARGV, after those of {@link #NEWS}: what the news are of, its texts. Returns the position. */
    static final Script TELL = telling("""
            return tell(ARGV[8], {unpack(ARGV, 9)})
            """);

    /**
     * ARGV: epoch, the epoch and count that are known; if Redis has fallen behind those, news are lost. Returns the order,
     * and where the last news stands in the stream.
     */
    static final Script LOOK = Script.adding(ORDER + """
            if epoch == ARGV[2] and count < tonumber(ARGV[3]) then begin() end
            local order = text(count, clock, floor)
            if order ~= v then redis.call('SET', KEYS[1], order) end
            local last = redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', 1)[1]
            return {order, last and last[1] or '0-0'}
            """);

    /** ARGV: epoch, the epoch that is left, the teller. All that was stored until now is worthless, and everybody is told. */
    static final Script LEAVE = Script.adding(ORDER + """
            if epoch == ARGV[2] then
              begin()
              count = 1
              redis.call('XADD', KEYS[2], '*', 'at', text(count, clock), 'by', ARGV[3], 'everything', 0)
            end
            redis.call('SET', KEYS[1], text(count, clock, floor))
            return epoch
            """);

    /** A script that tells news among other things. Its own KEYS begin at 4, its own ARGV at 8. */
    static Script telling(String body) {
        return Script.adding(NEWS + body);
    }

    private Scripts() {
    }
}
