package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.larder.it.coherence.Happenings;
import dev.larder.it.coherence.History;
import dev.larder.it.coherence.Violation;
import dev.larder.it.wire.Proxy;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/**
 * Three processes read counters through the cache while others commit and invalidate, and their ways to Redis are disturbed,
 * each by itself. Every answer is held against what had returned when its call began.
 */
@WithRedis
class CoherenceIT {

    private static final int PROCESSES = 3;
    private static final int READERS = 8;
    private static final int WRITERS = 2;
    private static final int READ_PAUSE_MICROS = 6_000;
    private static final int WRITE_PAUSE_MICROS = 20_000;
    private static final int LOOKS = 3;
    private static final Duration MAX_LAG = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int EVENTS = Integer.getInteger("larder.it.events", 200_000);
    private static final int FAULTS = Integer.getInteger("larder.it.faults", 39);
    private static final long SEED = Long.getLong("larder.it.seed", System.nanoTime());

    @TempDir
    Path folder;

    @Test
    void noAnswerIsOlderThanThePromisesAllow(RedisHandle redis) throws IOException {
        List<Proxy> ways = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            ways.add(new Proxy(redis.host(), redis.port()));
        }
        try (Fleet fleet = Fleet.start("coherence", number -> "redis://127.0.0.1:" + ways.get(number).port(), PROCESSES,
                Map.of("worker.database", folder.resolve("database").toString(),
                        "larder.defaults.ttl", "1h",
                        "larder.local.max-lag", MAX_LAG.toMillis() + "ms",
                        "larder.redis.breaker.open", "200ms",
                        "larder.redis.reconnect.max-backoff", "200ms"))) {
            assertThat(fleet.workers()).as("one clock for all, as Linux has it").allMatch(WorkerProcess::sharesClock);
            all(fleet, "start", READERS, READ_PAUSE_MICROS, WRITERS, WRITE_PAUSE_MICROS);
            Troublemaker trouble = new Troublemaker(redis, ways, quiet -> all(fleet, "hush", quiet), MAX_LAG, SEED);
            while (trouble.count() < FAULTS || events(fleet) < EVENTS) {
                trouble.strike();
            }
            Happenings happenings = gather(fleet, "stop");
            await().atMost(PATIENCE).until(() -> fleet.workers().stream()
                    .allMatch(worker -> worker.ask("traffic", "probe").join().equals("REDIS")));
            await().pollDelay(MAX_LAG).until(() -> true);
            Happenings looks = gather(fleet, "look", LOOKS);
            judge(happenings, looks, trouble);
        } finally {
            ways.forEach(Proxy::close);
        }
    }

    private static void judge(Happenings happenings, Happenings looks, Troublemaker trouble) {
        History history = new History(happenings, MAX_LAG);
        List<Violation> violations = new ArrayList<>(history.violations());
        violations.addAll(history.violationsAtRest(looks.reads()));
        CoherenceFigures.of("coherence", happenings, history, violations)
                .with("seed", SEED).with("faults", trouble.count()).with("faults by kind", trouble.made())
                .with("exceptions", happenings.thrown())
                .publish();
        assertThat(violations).isEmpty();
        assertThat(happenings.thrown()).isEmpty();
    }

    private static int events(Fleet fleet) {
        return fleet.workers().stream().mapToInt(worker -> Integer.parseInt(worker.ask("traffic", "events").join()))
                .sum();
    }

    private static void all(Fleet fleet, Object... words) {
        Object[] line = new Object[words.length + 1];
        line[0] = "traffic";
        System.arraycopy(words, 0, line, 1, words.length);
        fleet.workers().stream().map(worker -> worker.ask(line)).toList().forEach(answer -> answer.join());
    }

    private static Happenings gather(Fleet fleet, Object... words) {
        return Happenings.of(fleet.workers().stream().map(worker -> {
            Path file = worker.file("happenings");
            List<Object> line = new ArrayList<>(List.of("traffic"));
            line.addAll(List.of(words));
            line.add(file);
            return worker.ask(line.toArray()).thenApply(done -> read(file));
        }).toList().stream().map(answer -> answer.join()).toList());
    }

    private static Happenings read(Path file) {
        try {
            Happenings happenings = Happenings.readFrom(file);
            Files.delete(file);
            return happenings;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
