package dev.larder.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@WithRedis(steps = RedisStep.EMBEDDED)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WithRedisTest {

    private static int port;

    @Test
    @Order(1)
    void serverIsInjected(RedisHandle redis) {
        port = redis.port();
        redis.command("SET", "left", "over");
        assertThat(redis.startedBy()).isEqualTo(RedisStep.EMBEDDED);
    }

    @Test
    @Order(2)
    void serverIsTheSameAndEmptyForEachTest(RedisHandle redis) {
        assertThat(redis.port()).isEqualTo(port);
        assertThat(redis.command("DBSIZE")).isEqualTo(0L);
        redis.kill();
    }

    @Test
    @Order(3)
    void killedServerIsBroughtBack(RedisHandle redis) {
        assertThat(redis.port()).isEqualTo(port);
        assertThat(redis.command("PING")).isEqualTo("PONG");
        redis.pause();
    }

    @Test
    @Order(4)
    void pausedServerIsBroughtBack(RedisHandle redis) {
        assertThat(redis.command("PING")).isEqualTo("PONG");
    }

    @Nested
    class Inside {

        @Test
        void nestedClassSharesTheServer(RedisHandle redis) {
            assertThat(redis.port()).isEqualTo(port);
        }
    }
}
