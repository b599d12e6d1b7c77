package dev.larder.internal.redis.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.RepeatedTest;

import dev.larder.internal.redis.Command;
import dev.larder.internal.time.SystemTime;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

@WithRedis
class RedisLinkTest {

    /** Without the clock nothing is stored: the first calls after a start would be loaded and forgotten. */
    @RepeatedTest(5)
    void whoWaitedForTheFirstConnectFindsTheServersClockRead(RedisHandle redis) {
        try (SystemTime time = new SystemTime();
                OwnRedis own = new OwnRedis(redis.uri(), Settings.defaults().withDeadline(Duration.ofSeconds(5)),
                        Optional.empty(), time)) {
            assertThat(own.link().port().send(Command.read("GET", "absent"))
                    .thenApply(reply -> own.link().clock().now().isPresent()).join()).isTrue();
        }
    }
}
