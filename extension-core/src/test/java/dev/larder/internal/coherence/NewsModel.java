package dev.larder.internal.coherence;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import dev.larder.internal.redis.InMemoryRedis;
import dev.larder.internal.redis.Lines;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.tier.remote.Progress;
import dev.larder.internal.tier.remote.RedisTier;
import dev.larder.internal.time.Time;

/** What {@link Scripts} do, said once more in Java, for the Redis in memory; but there nobody follows, and no tag is pruned. */
public final class NewsModel {

    /** As the channel of fills. */
    public static final String CHANNEL = "filled";

    private static final Names NAMES = Names.of("shop");
    private static final int WORDS_OF_NEWS = 8;

    private static final AtomicLong EPOCHS = new AtomicLong();

    private final InMemoryRedis redis;

    private NewsModel(InMemoryRedis redis) {
        this.redis = redis;
    }

    /** Teaches the scripts to a Redis, which has loaded them as well. */
    public static void teach(InMemoryRedis redis) {
        NewsModel model = new NewsModel(redis);
        redis.define(Scripts.TELL, (keys, words) -> model.tell(keys, words));
        redis.define(Scripts.LOOK, (keys, words) -> model.look(keys, words));
        redis.define(Scripts.LEAVE, (keys, words) -> model.leave(keys, words));
        redis.load(Scripts.TELL);
        redis.load(Scripts.LOOK);
        redis.load(Scripts.LEAVE);
    }

    /** The tier of a process that follows no news, and so asks for each tag. */
    public static RedisTier tier(RedisPort redis, Supplier<OptionalLong> serverClock, Supplier<byte[]> tokens) {
        return tier(redis, serverClock, tokens, CHANNEL, Duration.ofHours(1));
    }

    /** @param life of an entry, at most; tags that moved before it are forgotten */
    public static RedisTier tier(RedisPort redis, Supplier<OptionalLong> serverClock, Supplier<byte[]> tokens,
            String channel, Duration life) {
        return new RedisTier(redis, serverClock, tokens, channel,
                new Announcer(redis, NAMES, "self", NewsModel::epoch, new TagMirror(), life),
                new TagClock(redis, NAMES, NewsModel::epoch, new TagMirror()), () -> Progress.UNHEARD);
    }

    /** Follows what such tiers tell. */
    public static NewsFollower follow(Lines lines, Time time, View view, Listener listener) {
        return new NewsFollower(lines, NAMES, "follower", NewsModel::epoch, time, new Random(1), view, new TagMirror(),
                Duration.ofSeconds(1), Duration.ofMillis(50), listener,
                (about, text) -> {});
    }

    private static String epoch() {
        return String.valueOf(EPOCHS.incrementAndGet());
    }

    private Reply tell(List<String> keys, List<Object> words) {
        Order before = order(keys, words);
        if (isEpoch(before, words.get(4)) && before.last().count() < Long.parseLong(text(words.get(5)))) {
            before = begin(keys, words);
        }
        long count = before.last().count() + 1;
        long clock = before.last().clock();
        if (text(words.get(7)).equals("tags")) {
            clock = Math.max(clock + 1, redis.clock());
            for (Object tag : words.subList(WORDS_OF_NEWS, words.size())) {
                redis.call("ZADD", keys.get(2), clock, tag);
            }
        }
        Order now = new Order(new Position(before.last().epoch(), count, clock), before.floor());
        redis.call("SET", keys.get(0), text(now));
        return bytes("%d:%d:%d".formatted(now.last().epoch(), count, clock));
    }

    private Reply look(List<String> keys, List<Object> words) {
        Order order = order(keys, words);
        redis.call("SET", keys.get(0), text(order));
        return new Reply.Many(List.of(bytes(text(order)), bytes("0-0")));
    }

    private Reply leave(List<String> keys, List<Object> words) {
        Order order = order(keys, words);
        if (isEpoch(order, words.get(1))) {
            long epoch = begin(keys, words).last().epoch();
            order = new Order(new Position(epoch, 1, 0), 0);
        }
        redis.call("SET", keys.get(0), text(order));
        return bytes(String.valueOf(order.last().epoch()));
    }

    private static boolean isEpoch(Order order, Object word) {
        return String.valueOf(order.last().epoch()).equals(text(word));
    }

    private Order order(List<String> keys, List<Object> words) {
        if (redis.call("GET", keys.get(0)) instanceof Reply.Bytes bytes) {
            Order order = Order.of(new String(bytes.value(), StandardCharsets.UTF_8)).orElseThrow();
            if (redis.call("ZSCORE", keys.get(2), TagClock.whole(order.last().epoch())) instanceof Reply.Bytes) {
                return order;
            }
        }
        return begin(keys, words);
    }

    private Order begin(List<String> keys, List<Object> words) {
        redis.call("UNLINK", keys.get(2));
        long epoch = Long.parseLong(text(words.get(0)));
        redis.call("ZADD", keys.get(2), "+inf", TagClock.whole(epoch));
        return new Order(new Position(epoch, 0, 0), 0);
    }

    private static String text(Order order) {
        return "%d:%d:%d:%d".formatted(order.last().epoch(), order.last().count(), order.last().clock(), order.floor());
    }

    private static String text(Object word) {
        return word instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(word);
    }

    private static Reply bytes(String text) {
        return new Reply.Bytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
