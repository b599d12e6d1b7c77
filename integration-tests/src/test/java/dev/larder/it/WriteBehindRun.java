package dev.larder.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.awaitility.core.ConditionTimeoutException;

import dev.larder.it.behind.Aside;
import dev.larder.it.behind.Diary;
import dev.larder.it.behind.RowsJudgement;
import dev.larder.it.behind.ViewsJudgement;
import dev.larder.it.behind.WriteRule;
import dev.larder.it.behind.WriteViolation;
import dev.larder.it.behind.Writes;
import dev.larder.it.behind.Written;
import dev.larder.testing.RedisHandle;

/** Three processes that write and apply, under faults, until there was enough of both, and what came of it. */
final class WriteBehindRun implements AutoCloseable {

    private static final int PROCESSES = 3;
    private static final int PARTITIONS = 8;
    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final Duration MAX_LAG = Duration.ofMillis(500);
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("larder.defaults.ttl", "1h"),
            Map.entry("larder.local.max-lag", MAX_LAG.toMillis() + "ms"),
            Map.entry("larder.redis.deadline", "500ms"),
            Map.entry("larder.redis.breaker.open", "200ms"),
            Map.entry("larder.redis.reconnect.max-backoff", "200ms"),
            Map.entry("larder.write-behind.worker", "true"),
            Map.entry("larder.write-behind.partitions", String.valueOf(PARTITIONS)),
            Map.entry("larder.write-behind.lease", LEASE.toMillis() + "ms"),
            Map.entry("larder.write-behind.drain-timeout", "2s"),
            Map.entry("larder.write-behind.max-attempts", "3"),
            Map.entry("larder.write-behind.retry.min-backoff", "20ms"),
            Map.entry("larder.write-behind.retry.max-backoff", "200ms"),
            Map.entry("larder.write-behind.on-unavailable", "fail"),
            Map.entry("quarkus.datasource.jdbc.validate-on-borrow", "true"),
            Map.entry("quarkus.datasource.jdbc.acquisition-timeout", "2s"));

    private final String name;
    private final WriteStore store;
    private final Path folder;
    private final Duration patience;
    private final Map<String, Aside> asides = Map.of("views", Aside.none(), "rows", Aside.none());
    private final DeadStreams dead;
    private final WriteCrew crew;
    private final Saboteur saboteur;
    private final WriteFaults faults;
    private final long seed;

    /**
     * @param patience so long all that waits may take in the end
     * @param kinds of faults
     */
    WriteBehindRun(Application application, RedisHandle redis, Path folder, Duration patience,
            Predicate<WriteFault> kinds, long seed) throws IOException, SQLException {
        this.name = application.name();
        this.folder = folder;
        this.patience = patience;
        this.seed = seed;
        redis.command("FLUSHALL");
        Random random = new Random(seed);
        dead = new DeadStreams(redis, PARTITIONS);
        store = new WriteStore(name, PARTITIONS);
        try {
            crew = new WriteCrew(application.with(SETTINGS).with("quarkus.transaction-manager.object-store.directory",
                    folder.resolve("object-store")), redis, store, Files.createDirectories(folder.resolve("diaries")),
                    PROCESSES, random);
        } catch (IOException | RuntimeException failure) {
            store.close();
            throw failure;
        }
        saboteur = new Saboteur(redis, store, crew, dead, asides, LEASE, random);
        faults = new WriteFaults(saboteur, kinds, random);
    }

    /** @return what broke a rule */
    List<WriteViolation> until(int writes, int count) throws IOException, SQLException, InterruptedException {
        long began = System.nanoTime();
        while (faults.count() < count || crew.accepted() < writes) {
            faults.strike();
        }
        crew.stopProducing();
        List<WriteViolation> found = new ArrayList<>();
        for (String queue : asides.keySet()) {
            drained(queue, found);
            asides.get(queue).dead().addAll(dead.all(queue));
        }
        Troublemaker.pass(MAX_LAG);
        List<Written> made = diaries();
        Writes views = new Writes("views", made, asides.get("views"), saboteur::mayHaveLost);
        Writes rows = new Writes("rows", made, asides.get("rows"), saboteur::mayHaveLost);
        ViewsJudgement ofViews = new ViewsJudgement(views, store.effects(), store.totals());
        RowsJudgement ofRows = new RowsJudgement(rows, store.runs(), store.rows());
        found.addAll(ofViews.violations());
        found.addAll(ofRows.violations());
        found.addAll(new CacheLook(crew, store, folder).violations(keysAtRest(made)));
        Figures figures = WriteBehindFigures.of(name, made, asides.values(), store, found)
                .with("seed", seed).with("seconds", Duration.ofNanos(System.nanoTime() - began).toSeconds())
                .with("faults", faults.count()).with("faults by kind", faults.made())
                .with("accepted writes that everysec lost", ofViews.lost() + ofRows.lost())
                .with("single bodies run again", ofRows.repeated())
                .with("single bodies overtaken", ofRows.overtaken())
                .with("ms to end when asked", saboteur.endings());
        (found.isEmpty() ? figures : figures.with("faults in order", faults.inOrder())).publish();
        return found;
    }

    private void drained(String queue, List<WriteViolation> found) {
        try {
            await().atMost(patience).ignoreExceptions()
                    .until(() -> crew.any().ask("behind", "backlog", queue).join().equals("0"));
        } catch (ConditionTimeoutException never) {
            found.add(new WriteViolation(WriteRule.BACKLOG_LEFT, queue, "",
                    crew.any().ask("behind", "backlog", queue).join()));
        }
    }

    private List<Written> diaries() throws IOException {
        List<Written> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("diaries"))) {
            for (Path file : files.toList()) {
                all.addAll(Diary.read(file));
            }
        }
        return all;
    }

    /** All but those of which something waits for somebody to decide. */
    private List<String> keysAtRest(List<Written> made) {
        return made.stream().filter(write -> asides.get(write.queue()).dead().stream()
                .noneMatch(letter -> letter.key().equals(write.key())))
                .map(write -> write.queue() + '\t' + write.key()).distinct().toList();
    }

    @Override
    public void close() throws IOException {
        crew.close();
        try {
            store.close();
        } catch (SQLException closing) {
            throw new IOException(closing);
        }
    }
}
