package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.larder.testing.RedisHandle;
import dev.larder.testing.RedisStep;
import dev.larder.testing.WithRedis;

/**
 * Three processes make writes and apply them, while they are killed and stopped, and Redis and the database fail. Every write
 * that was accepted is held against what was applied.
 */
@WithRedis(arguments = { "--appendonly", "yes", "--appendfsync", "everysec" }, steps = { RedisStep.PATH,
        RedisStep.EMBEDDED })
class WriteBehindIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WRITES = Integer.getInteger("larder.it.writes", 100_000);
    private static final int FAULTS = Integer.getInteger("larder.it.write-faults", 42);
    /** A regular expression. */
    private static final String KINDS = System.getProperty("larder.it.write-fault-kinds", ".*");
    private static final long SEED = Long.getLong("larder.it.seed", System.nanoTime());

    @Test
    void everyAcceptedWriteIsAppliedOrStandsAside(RedisHandle redis, @TempDir Path folder) throws Exception {
        try (WriteBehindRun run = new WriteBehindRun(new Application("write-behind"), redis, folder, PATIENCE,
                kind -> kind.name().matches(KINDS), SEED)) {
            assertThat(run.until(WRITES, FAULTS)).isEmpty();
        }
    }
}
