package dev.larder.internal.redis.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;

@WithRedis
class ChannelListenerTest {

    private static final Duration PULSE = Duration.ofMillis(500);
    private static final Duration SOON = Duration.ofSeconds(15);

    private final Vertx vertx = Vertx.vertx();
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger doubts = new AtomicInteger();
    private Redis client;
    private ChannelListener listener;

    @BeforeEach
    void listen(RedisHandle redis) {
        client = Redis.createClient(vertx, redis.uri());
        listener = new ChannelListener(vertx, client, "news", heard::add, doubts::incrementAndGet,
                refusals::add, PULSE);
        await().atMost(SOON).until(() -> doubts.get() == 1);
    }

    @AfterEach
    void close() throws Exception {
        listener.close();
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(15, TimeUnit.SECONDS);
    }

    @Test
    void whatIsSaidIsHeard(RedisHandle redis) {
        redis.command("PUBLISH", "news", "shop:k");
        await().atMost(SOON).until(() -> heard.contains("shop:k"));
    }

    @Test
    void serverThatIsSilentIsTakenForLostAndHeardAgainWhenItGoesOn(RedisHandle redis) {
        redis.pause();
        try {
            await().atMost(SOON).until(() -> doubts.get() == 2);
        } finally {
            redis.resume();
        }
        await().atMost(SOON).until(() -> doubts.get() == 3);
        redis.command("PUBLISH", "news", "shop:k");
        await().atMost(SOON).until(() -> heard.contains("shop:k"));
    }

    @Test
    void channelOnWhichNothingIsSaidStaysListenedTo(RedisHandle redis) {
        Object before = redis.command("INFO", "stats");
        await().pollDelay(PULSE.multipliedBy(4)).atMost(SOON).until(() -> true);
        assertThat(doubts).hasValue(1);
        assertThat(connections(redis.command("INFO", "stats")) - connections(before)).as("that of this test alone")
                .isEqualTo(1);
    }

    @Test
    void refusalIsToldAndTriedAgain(RedisHandle redis) {
        redis.command("ACL", "SETUSER", "deaf", "on", ">secret", "~*", "+@all", "resetchannels");
        Redis deaf = Redis.createClient(vertx, "redis://deaf:secret@" + redis.host() + ":" + redis.port());
        ChannelListener refused = new ChannelListener(vertx, deaf, "news", heard::add, () -> {}, refusals::add, PULSE);
        await().atMost(SOON).until(() -> refusals.size() > 1);
        refused.close();
        deaf.close();
        assertThat(refusals).allSatisfy(said -> assertThat(said).startsWith("NOPERM"));
    }

    private static long connections(Object info) {
        Matcher received = Pattern.compile("total_connections_received:(\\d+)").matcher(String.valueOf(info));
        assertThat(received.find()).isTrue();
        return Long.parseLong(received.group(1));
    }

    @Test
    void lossOfTheConnectionIsToldWhileRedisIsAwayAndAgainWhenItIsBack(RedisHandle redis) {
        redis.kill();
        await().atMost(SOON).until(() -> doubts.get() == 2);
        redis.restart();
        await().atMost(SOON).until(() -> doubts.get() == 3);
        redis.command("PUBLISH", "news", "shop:k");
        await().atMost(SOON).until(() -> heard.contains("shop:k"));
    }
}
