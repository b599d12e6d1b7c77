package dev.larder.internal.behind;

import static dev.larder.internal.behind.LiveQueue.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.larder.internal.behind.Roll.Call;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/** Who is known to apply the writes of a queue, on a real Redis. */
@WithRedis
class RedisRollTest {

    private LiveQueue queue;

    @BeforeEach
    void open(RedisHandle redis) {
        queue = new LiveQueue(redis);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    private Call call(String process) {
        return queue.roll(process, LONG).call(2).join().orElseThrow();
    }

    @Test
    void processesAreCountedUntilTheyLeaveOrAreSilentForTooLong() {
        assertThat(call("a")).isEqualTo(new Call(2, 1, Set.of(0, 1)));
        assertThat(call("a")).isEqualTo(new Call(2, 1, Set.of(0, 1)));
        assertThat(call("b").workers()).isEqualTo(2);
        queue.roll("a", LONG).leave().join();
        assertThat(call("b").workers()).isEqualTo(1);
        call("a");
        queue.redis.command("ZADD", queue.names.workers(), "1", "a");
        assertThat(call("b").workers()).isEqualTo(1);
    }

    @Test
    void partitionsAreFreeWhoseLeaseHasEndedOrWhichHaveNone() {
        queue.claim();
        assertThat(call("a").free()).containsExactly(1);
        queue.endLease();
        assertThat(call("a").free()).containsExactly(0, 1);
    }

    @Test
    void numberOfPartitionsIsThatOfTheFirstWhoSaysOne() {
        queue.roll("a", LONG).leave().join();
        assertThat(call("a").partitions()).isEqualTo(2);
        assertThat(queue.roll("b", LONG).call(5).join()).map(Call::partitions).contains(2);
    }
}
