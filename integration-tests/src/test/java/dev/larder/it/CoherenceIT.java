package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/**
 * Three processes read counters through the cache while others commit and invalidate, and their ways to Redis are disturbed,
 * each by itself. Every answer is held against what had returned when its call began.
 */
@WithRedis
class CoherenceIT {

    private static final CoherenceRun.Writers WRITERS = new CoherenceRun.Writers(2, 8_000);
    private static final int EVENTS = Integer.getInteger("larder.it.events", 200_000);
    private static final int FAULTS = Integer.getInteger("larder.it.faults", 42);
    private static final long SEED = Long.getLong("larder.it.seed", System.nanoTime());

    @Test
    void noAnswerIsOlderThanThePromisesAllow(RedisHandle redis, @TempDir Path folder) throws IOException {
        try (CoherenceRun run = new CoherenceRun(new Application("coherence"), redis,
                folder.resolve("database"), WRITERS,
                any -> true, SEED)) {
            CoherenceRun.Outcome outcome = run.until(EVENTS, FAULTS);
            assertThat(outcome.violations()).isEmpty();
            assertThat(outcome.happenings().thrown()).isEmpty();
        }
    }
}
