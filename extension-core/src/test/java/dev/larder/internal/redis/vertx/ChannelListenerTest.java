package dev.larder.internal.redis.vertx;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;

@WithRedis
class ChannelListenerTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final Vertx vertx = Vertx.vertx();
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final AtomicInteger doubts = new AtomicInteger();
    private Redis client;
    private ChannelListener listener;

    @BeforeEach
    void listen(RedisHandle redis) {
        client = Redis.createClient(vertx, redis.uri());
        listener = new ChannelListener(vertx, client, "news", heard::add, doubts::incrementAndGet);
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
    void lossOfTheConnectionIsToldWhileRedisIsAwayAndAgainWhenItIsBack(RedisHandle redis) {
        redis.kill();
        await().atMost(SOON).until(() -> doubts.get() == 2);
        redis.restart();
        await().atMost(SOON).until(() -> doubts.get() == 3);
        redis.command("PUBLISH", "news", "shop:k");
        await().atMost(SOON).until(() -> heard.contains("shop:k"));
    }
}
