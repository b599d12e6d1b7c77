package dev.larder.internal.redis.vertx;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.larder.internal.redis.Command;
import dev.larder.internal.time.SystemTime;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

@WithRedis
class RedisLinkTest {

    /** Without the clock nothing is stored: the first calls after a start would be loaded and forgotten. */
    @RepeatedTest(5)
    void whoWaitedForTheFirstConnectFindsTheServersClockRead(RedisHandle redis) {
        redis.pause();
        try (SystemTime time = new SystemTime();
                OwnRedis own = new OwnRedis(redis.uri(), Settings.defaults().withDeadline(Duration.ofSeconds(5)),
                        Optional.empty(), time, (about, text) -> {})) {
            CompletableFuture<Boolean> known = own.link().port().send(Command.read("GET", "absent"))
                    .thenApply(reply -> own.link().clock().now().isPresent());
            redis.resume();
            assertThat(known.join()).isTrue();
        } finally {
            redis.resume();
        }
    }

    @Test
    void whyThereIsNoConnectionIsTold(RedisHandle redis) throws Exception {
        redis.kill();
        assertThat(told(redis.uri())).startsWith("Redis: connecting failed, the methods answer meanwhile: ")
                .contains("refused");
    }

    @Test
    void serverThatMayNotBeAskedForTheTimeIsTold(RedisHandle redis) throws Exception {
        redis.command("ACL", "SETUSER", "timeless", "on", ">pw", "~*", "+@read", "+@write", "+@connection", "+@pubsub");
        assertThat(told(redis.uri().replace("redis://", "redis://timeless:pw@")))
                .isEqualTo("Redis: it refused TIME, without which nothing is stored in it: NOPERM");
    }

    @ParameterizedTest
    @ValueSource(strings = { "redis://user:secret@local host:6379", "redis://user:secret@my_redis:6379",
            "redis://user:secret@localhost:6379/first", "redis://user:secret@:6379" })
    @SuppressWarnings("resource") // it is not made
    void addressThatCannotBeReadIsRefusedWithoutItsPassword(String uri) {
        try (SystemTime time = new SystemTime()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> new OwnRedis(uri, Settings.defaults(), Optional.empty(), time, (about, text) -> {}))
                    .withMessageStartingWith("Expected redis://[user:password@]host").withNoCause();
        }
    }

    @SuppressWarnings("try") // it connects by itself
    private static String told(String uri) throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        try (SystemTime time = new SystemTime();
                OwnRedis own = new OwnRedis(uri, Settings.defaults(), Optional.empty(), time,
                        (about, text) -> lines.add(about + ": " + text))) {
            return requireNonNull(lines.poll(20, TimeUnit.SECONDS), "nothing was told");
        }
    }
}
