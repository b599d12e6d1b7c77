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
import java.util.function.Predicate;

import dev.larder.it.coherence.Happenings;
import dev.larder.it.coherence.History;
import dev.larder.it.coherence.Violation;
import dev.larder.it.wire.Proxy;
import dev.larder.testing.RedisHandle;

/** Three processes under traffic and trouble until there was enough of it, and what came of it. */
final class CoherenceRun implements AutoCloseable {

    private static final int PROCESSES = 3;
    private static final int READERS = 8;
    private static final int READ_PAUSE_MICROS = 4_000;
    private static final int LOOKS = 3;
    private static final Duration MAX_LAG = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, String> SETTINGS = Map.of(
            "larder.defaults.ttl", "1h",
            "larder.local.max-lag", MAX_LAG.toMillis() + "ms",
            // So that what is sent on one overtakes what is sent on another.
            "larder.redis.connections", "3",
            "larder.redis.breaker.open", "200ms",
            "larder.redis.reconnect.max-backoff", "200ms");

    private final List<Proxy> ways = new ArrayList<>();
    private final Fleet fleet;
    private final Troublemaker trouble;
    private final Writers writers;
    private final long seed;

    /**
     * Those of each process.
     *
     * @param pauseMicros between two invalidations of one, about
     */
    record Writers(int count, int pauseMicros) {
    }

    /** What was done, and what of it broke a rule. */
    record Outcome(Happenings happenings, List<Violation> violations) {
    }

    CoherenceRun(Application application, RedisHandle redis, Path database, Writers writers,
            Predicate<Trouble> troubles, long seed) throws IOException {
        this.writers = writers;
        this.seed = seed;
        // What another run has left is of another database.
        redis.command("FLUSHALL");
        for (int i = 0; i < PROCESSES; i++) {
            ways.add(new Proxy(redis.host(), redis.port()));
        }
        fleet = Fleet.start(application.with(SETTINGS).with("worker.database", database),
                number -> "redis://127.0.0.1:" + ways.get(number).port(), PROCESSES);
        trouble = new Troublemaker(redis, ways, quiet -> all("hush", quiet), MAX_LAG, troubles, seed);
        assertThat(fleet.workers()).as("one clock for all, as Linux has it").allMatch(WorkerProcess::sharesClock);
    }

    Outcome until(int events, int faults) {
        all("start", READERS, READ_PAUSE_MICROS, writers.count(), writers.pauseMicros());
        while (trouble.count() < faults || events() < events) {
            trouble.strike();
        }
        Happenings happenings = gather("stop");
        await().atMost(PATIENCE).until(() -> fleet.workers().stream()
                .allMatch(worker -> worker.ask("traffic", "probe").join().equals("REDIS")));
        await().pollDelay(MAX_LAG).until(() -> true);
        Happenings looks = gather("look", LOOKS);
        History history = new History(happenings, MAX_LAG);
        List<Violation> violations = new ArrayList<>(history.violations());
        violations.addAll(history.violationsAtRest(looks.reads()));
        CoherenceFigures.of(fleet.name(), happenings, history, violations)
                .with("seed", seed).with("faults", trouble.count()).with("faults by kind", trouble.made())
                .with("exceptions", happenings.thrown())
                .publish();
        return new Outcome(happenings, violations);
    }

    private int events() {
        return fleet.workers().stream().mapToInt(worker -> Integer.parseInt(worker.ask("traffic", "events").join()))
                .sum();
    }

    private void all(Object... words) {
        Object[] line = new Object[words.length + 1];
        line[0] = "traffic";
        System.arraycopy(words, 0, line, 1, words.length);
        fleet.workers().stream().map(worker -> worker.ask(line)).toList().forEach(answer -> answer.join());
    }

    private Happenings gather(Object... words) {
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

    @Override
    public void close() throws IOException {
        fleet.close();
        ways.forEach(Proxy::close);
    }
}
