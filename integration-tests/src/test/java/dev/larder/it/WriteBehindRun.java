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
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.core.ConditionTimeoutException;

import dev.larder.it.behind.Aside;
import dev.larder.it.behind.Diary;
import dev.larder.it.behind.RowsJudgement;
import dev.larder.it.behind.Stored;
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
        crew = new WriteCrew(application.with(SETTINGS).with("quarkus.transaction-manager.object-store.directory",
                folder.resolve("object-store")), redis, store, Files.createDirectories(folder.resolve("diaries")),
                PROCESSES, random);
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
        Map<String, Stored> stored = store.rows();
        Map<String, Long> totals = store.totals();
        RowsJudgement ofRows = new RowsJudgement(rows, store.runs(), stored);
        ViewsJudgement ofViews = new ViewsJudgement(views, store.effects(), totals);
        found.addAll(ofViews.violations());
        found.addAll(ofRows.violations());
        look(made, totals, stored, found);
        publish(made, found, ofViews, ofRows, Duration.ofNanos(System.nanoTime() - began));
        return found;
    }

    private void drained(String queue, List<WriteViolation> found) {
        try {
            await().atMost(patience).until(() -> crew.any().ask("behind", "backlog", queue).join().equals("0"));
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

    /** Each process reads everything through the cache, but what waits for somebody to decide. */
    private void look(List<Written> made, Map<String, Long> totals, Map<String, Stored> stored,
            List<WriteViolation> found) throws IOException {
        Path keys = folder.resolve("keys");
        Files.write(keys, made.stream().filter(write -> asides.get(write.queue()).dead().stream()
                .noneMatch(letter -> letter.key().equals(write.key())))
                .map(write -> write.queue() + '\t' + write.key()).distinct().toList());
        for (WorkerProcess worker : crew.living()) {
            Path answers = folder.resolve("answers-" + worker.number());
            worker.ask("behind", "look", keys, answers).join();
            for (String line : Files.readAllLines(answers)) {
                String[] words = line.split("\t", 3);
                String expected = words[0].equals("views") ? String.valueOf(totals.getOrDefault(words[1], 0L))
                        : String.valueOf(stored.containsKey(words[1]) ? stored.get(words[1]).text() : null);
                if (!expected.equals(words[2])) {
                    found.add(new WriteViolation(WriteRule.OLD_IN_CACHE, words[0], words[1],
                            words[2] + " instead of " + expected + " in process " + worker.number()));
                }
            }
        }
    }

    private void publish(List<Written> made, List<WriteViolation> found, ViewsJudgement ofViews,
            RowsJudgement ofRows, Duration took)
            throws SQLException {
        long accepted = made.stream().filter(Written::isAccepted).count();
        long batches = store.count("select count(*) from batches");
        long records = store.count("select coalesce(sum(records), 0) from batches");
        long runs = store.count("select count(*) from runs");
        new Figures(name)
                .with("seed", seed).with("seconds", took.toSeconds())
                .with("writes accepted", accepted).with("writes that nobody knows of", made.size() - accepted)
                .with("thrown", made.stream().filter(write -> !write.thrown().isEmpty())
                        .collect(Collectors.groupingBy(Written::thrown, TreeMap::new, Collectors.counting())))
                .with("keys", made.stream().map(Written::key).distinct().count())
                .with("faults", faults.count()).with("faults by kind", faults.made())
                .with("faults in order", faults.inOrder())
                .with("violations", found.size())
                .with("violations by rule", found.stream()
                        .collect(Collectors.groupingBy(WriteViolation::rule, TreeMap::new, Collectors.counting())))
                .with("examples", found.stream().limit(20).map(WriteViolation::toString).toList())
                .with("dead letters left", asides.values().stream().mapToInt(aside -> aside.dead().size()).sum())
                .with("dead letters discarded",
                        asides.values().stream().mapToInt(aside -> aside.discarded().size()).sum())
                .with("accepted writes lost with everysec", ofViews.lost() + ofRows.lost())
                .with("batches", batches).with("records in batches", records)
                .with("records that had been applied before",
                        records - store.count("select coalesce(sum(fresh), 0) from batches"))
                .with("single bodies", runs).with("single bodies run again", ofRows.repeated())
                .with("single bodies overtaken", ofRows.overtaken())
                .with("statements", batches * 3 + 2 * store.count("select count(*) from effects") + runs * 2)
                .with("ms to end when asked", saboteur.endings())
                .publish();
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
