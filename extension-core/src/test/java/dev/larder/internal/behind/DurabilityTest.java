package dev.larder.internal.behind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.larder.internal.redis.vertx.Ports;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/** What Redis says of itself, and what that means for writes that wait. */
@WithRedis
class DurabilityTest {

    private RedisHandle redis;
    private Ports.Open open;

    @BeforeEach
    void open(RedisHandle server) {
        redis = server;
        open = Ports.open(server);
        configure("appendonly", "no", "save", "", "maxmemory", "0", "maxmemory-policy", "noeviction");
    }

    @AfterEach
    void close() {
        configure("appendonly", "no", "save", "", "maxmemory", "0", "maxmemory-policy", "noeviction");
        open.close();
    }

    private void configure(String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            redis.command("CONFIG", "SET", pairs[i], pairs[i + 1]);
        }
    }

    private Durability durability() {
        return Durability.of(open.port()).join().orElseThrow();
    }

    @Test
    void withoutAnythingOnDiskAllIsLost() {
        assertThat(durability().text()).endsWith("appendonly no, save \"\": a crash of Redis loses all of them");
        assertThat(durability().lossless()).isFalse();
    }

    @Test
    void withSnapshotsWhatCameAfterTheLastIsLost() {
        configure("save", "3600 1");
        assertThat(durability().text())
                .endsWith("save \"3600 1\": a crash of Redis loses those since the last snapshot");
    }

    @Test
    void logThatIsWrittenOnceASecondMayLoseThatSecond() {
        configure("appendonly", "yes", "appendfsync", "everysec");
        assertThat(durability().text()).contains("appendonly yes, appendfsync everysec",
                "a crash of its machine can lose those of the last second or two");
        assertThat(durability().lossless()).isFalse();
    }

    @Test
    void logThatIsWrittenAlwaysLosesNothing() {
        configure("appendonly", "yes", "appendfsync", "always");
        assertThat(durability().text()).contains("a crash loses none that was accepted");
        assertThat(durability().lossless()).isTrue();
    }

    @Test
    void queuesThatMayBeEvictedAreNotSafe() {
        configure("appendonly", "yes", "appendfsync", "always", "maxmemory", "100mb", "maxmemory-policy",
                "allkeys-lru");
        assertThat(durability().text()).contains("maxmemory-policy allkeys-lru",
                "when its memory is full, it may evict all of them");
        assertThat(durability().lossless()).isFalse();
        configure("maxmemory-policy", "volatile-lru");
        assertThat(durability().lossless()).as("queues have no ttl").isTrue();
    }
}
