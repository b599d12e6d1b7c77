package dev.larder.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@WithRedis(steps = RedisStep.EMBEDDED, emptied = false)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WithRedisKeptTest {

    @Test
    @Order(1)
    void writes(RedisHandle redis) {
        redis.command("SET", "key", "value");
    }

    @Test
    @Order(2)
    void findsWhatTheTestBeforeHasWritten(RedisHandle redis) {
        assertThat(redis.command("GET", "key")).isEqualTo("value");
    }
}
