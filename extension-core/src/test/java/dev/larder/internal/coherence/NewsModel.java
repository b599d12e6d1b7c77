package dev.larder.internal.coherence;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

import dev.larder.internal.redis.InMemoryRedis;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;

/** What the script that tells news does, said once more in Java, for the Redis in memory, where nobody follows. */
public final class NewsModel {

    private NewsModel() {
    }

    /** Teaches the script to a Redis, which has loaded it as well. */
    public static void teach(InMemoryRedis redis) {
        AtomicLong count = new AtomicLong();
        redis.define(Scripts.TELL, (keys, words) -> new Reply.Bytes(
                ("1:" + count.incrementAndGet()).getBytes(StandardCharsets.UTF_8)));
        redis.load(Scripts.TELL);
    }

    public static Announcer announcer(RedisPort redis) {
        return new Announcer(redis, Names.of("shop"), "self", () -> "1");
    }
}
