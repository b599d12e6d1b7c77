package dev.larder.it;

import dev.larder.testing.RedisHandle;

/** What stands under a key in Redis, told by its first byte. */
final class Slots {

    private static final int LEASE = 189;
    private static final int ENTRY = 190;

    private static final String FIRST_BYTE = "return string.byte(redis.call('GET', KEYS[1]) or '', 1) or -1";
    private static final String COUNT_LEASES = """
            local count = 0
            for _, key in ipairs(redis.call('KEYS', '*')) do
              local text = redis.call('TYPE', key).ok == 'string'
              if text and string.byte(redis.call('GET', key), 1) == 189 then count = count + 1 end
            end
            return count
            """;
    private static final String DROP_ENTRY_KEEP_LEASE = """
            local value = redis.call('GET', KEYS[1])
            redis.call('UNLINK', KEYS[1])
            return redis.call('SET', KEYS[1], string.sub(value, 1, 32), 'PX', 10000)
            """;

    private final RedisHandle redis;

    Slots(RedisHandle redis) {
        this.redis = redis;
    }

    static String key(String cache, String key) {
        return "it:" + cache + ":" + key;
    }

    boolean isLeased(String key) {
        return firstByte(key) == LEASE;
    }

    boolean isEntry(String key) {
        return firstByte(key) == ENTRY;
    }

    boolean isEmpty(String key) {
        return firstByte(key) == -1;
    }

    /** Over all keys. */
    long leases() {
        return (Long) redis.command("EVAL", COUNT_LEASES, "0");
    }

    /** What an invalidation would do that forgets the fence. */
    void removeUnfenced(String key) {
        redis.command("EVAL", DROP_ENTRY_KEEP_LEASE, "1", key);
    }

    private long firstByte(String key) {
        return (Long) redis.command("EVAL", FIRST_BYTE, "1", key);
    }
}
