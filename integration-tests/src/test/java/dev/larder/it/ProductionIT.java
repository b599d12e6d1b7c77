package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/** The packaged application as operators run it. */
@WithRedis
class ProductionIT {

    @Test
    void whatOneRunHasStoredTheNextFindsInRedis(RedisHandle redis) throws IOException, InterruptedException {
        try (Fleet fleet = Fleet.start("production", redis, 1, Map.of("larder.redis.deadline", Fleet.COLD_DEADLINE))) {
            WorkerProcess first = fleet.worker(0);
            assertThat(first.call("plain", "x").join().version()).isEqualTo(1);
            assertThat(first.call("plain", "x").join().version()).isEqualTo(1);
            assertThat(Stats.of(first, "plain").memoryHits()).isEqualTo(1);
            first.kill();
            fleet.add(1);
            WorkerProcess second = fleet.worker(1);
            assertThat(second.call("plain", "x").join().version()).isEqualTo(1);
            assertThat(second.call("plain", "x").join().version()).isEqualTo(1);
            Stats stats = Stats.of(second, "plain");
            assertThat(stats.redisHits()).isEqualTo(1);
            assertThat(stats.memoryHits()).isEqualTo(1);
            assertThat(stats.loads()).isZero();
            assertThat(fleet.origin().asked("plain")).hasSize(1);
        }
    }

    @Test
    void withoutRedisTheStartFailsAndSaysWhatToSet() throws IOException, InterruptedException {
        Application application = new Application("no-redis").with("worker.number", 0).with("worker.control", 1)
                .with("worker.origin", 1);
        Process process = application.start("0");
        try {
            assertThat(process.waitFor(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isNotZero();
        assertThat(Files.readString(application.log("0"))).contains(
                "quarkus.redis.hosts has no value: set it to the address of Redis, such as redis://localhost:6379, or keep"
                        + " the caches in memory with larder.defaults.tier=local");
    }
}
