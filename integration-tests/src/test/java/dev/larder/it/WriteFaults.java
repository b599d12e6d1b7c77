package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

import org.awaitility.core.ConditionTimeoutException;

import dev.larder.it.behind.Aside;
import dev.larder.it.behind.Gate.Point;
import dev.larder.it.behind.Refusals;
import dev.larder.it.behind.Written;
import dev.larder.it.wire.Direction;
import dev.larder.it.wire.Disturbance;
import dev.larder.testing.RedisHandle;

/** Makes faults of all kinds, as often of each, in an order that its seed decides, and waits until they are mended. */
final class WriteFaults {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration A_WHILE = Duration.ofMillis(500);
    private static final Duration SLOW = Duration.ofMillis(40);
    /** So much of what it has acknowledged Redis may lose with {@code everysec}, if it is killed while it writes to disk. */
    private static final Duration LOSABLE = Duration.ofMillis(2_500);

    private final RedisHandle redis;
    private final WriteStore store;
    private final WriteCrew crew;
    private final DeadStreams dead;
    private final Map<String, Aside> asides;
    private final Duration lease;
    private final List<WriteFault> kinds;
    private final Random random;
    private final Deque<WriteFault> deck = new ArrayDeque<>();
    private final Map<WriteFault, Integer> made = new EnumMap<>(WriteFault.class);
    private final List<Long> kills = new ArrayList<>();
    private final List<Long> endings = new ArrayList<>();

    /**
     * @param asides by queue; what is discarded is put there
     * @param kinds that are wanted
     */
    WriteFaults(RedisHandle redis, WriteStore store, WriteCrew crew, DeadStreams dead, Map<String, Aside> asides,
            Duration lease, Predicate<WriteFault> kinds, Random random) {
        this.redis = redis;
        this.store = store;
        this.crew = crew;
        this.dead = dead;
        this.asides = asides;
        this.lease = lease;
        this.kinds = Arrays.stream(WriteFault.values()).filter(kinds).toList();
        this.random = random;
    }

    /** How often of each kind. */
    Map<WriteFault, Integer> made() {
        return made;
    }

    int count() {
        return made.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How long processes took to end that were asked to, in milliseconds. */
    List<Long> endings() {
        return endings;
    }

    /** Whether Redis may have lost an accepted write: it was killed shortly after, and did not write each to disk at once. */
    boolean mayHaveLost(Written write) {
        return kills.stream().anyMatch(kill -> write.accepted() > kill - LOSABLE.toNanos()
                && write.accepted() < kill + A_WHILE.toNanos());
    }

    /** Makes a fault, mends it, and leaves all alone for a while. */
    void strike() throws IOException, SQLException, InterruptedException {
        if (deck.isEmpty()) {
            List<WriteFault> shuffled = new ArrayList<>(kinds);
            Collections.shuffle(shuffled, random);
            deck.addAll(shuffled);
        }
        WriteFault fault = deck.poll();
        if (fault != null) {
            make(fault, made.getOrDefault(fault, 0));
            made.merge(fault, 1, Integer::sum);
        }
        Troublemaker.pass(upTo(A_WHILE));
    }

    /** @param before how often it was made before: what can be done in several ways is done in each of them in turn */
    private void make(WriteFault fault, int before) throws IOException, SQLException, InterruptedException {
        String queue = before % 2 == 0 ? "views" : "rows";
        WorkerProcess victim = crew.any();
        switch (fault) {
            case KILL_BEFORE_BODY -> kill(victim, queue, Point.BEFORE);
            case KILL_IN_BODY -> kill(victim, queue, Point.IN);
            case KILL_IN_BATCH -> kill(victim, queue, Point.HALFWAY);
            case KILL_AFTER_COMMIT -> kill(victim, queue, Point.AFTER);
            case TERMINATE -> terminate(victim);
            case STOP_PAST_LEASE -> stop(victim, queue, before / 2 % 2 == 0 ? Point.BEFORE : Point.IN);
            case REDIS_KILL_EVERYSEC -> killRedis("everysec");
            case REDIS_KILL_ALWAYS -> killRedis("always");
            case REDIS_SILENT -> {
                crew.wayToRedis(victim).suffer(new Disturbance.Silence());
                Troublemaker.pass(lease.plus(upTo(lease)));
                crew.wayToRedis(victim).heal(random.nextBoolean());
            }
            case REDIS_RESET -> crew.wayToRedis(victim).suffer(new Disturbance.Reset());
            case DATABASE_DOWN -> {
                store.stop();
                Troublemaker.pass(lease.plus(upTo(lease)));
                store.restart();
            }
            case DATABASE_SLOW -> {
                Disturbance slow = new Disturbance.Delay(Duration.ZERO, SLOW);
                crew.living().forEach(worker -> crew.wayToStore(worker).suffer(slow));
                Troublemaker.pass(lease.multipliedBy(2));
                crew.living().forEach(worker -> crew.wayToStore(worker).heal(true));
            }
            case ROW_REFUSED -> refuse(victim, queue, before);
            case COMMIT_UNKNOWN -> loseAnswer(victim, queue);
        }
    }

    private static String hold(WorkerProcess victim, String queue, Point point) {
        return victim.ask("gate", "hold", queue, point).join();
    }

    private void kill(WorkerProcess victim, String queue, Point point) throws IOException, InterruptedException {
        hold(victim, queue, point);
        crew.accepted();
        victim.kill();
        crew.replace(victim);
    }

    private void terminate(WorkerProcess victim) throws IOException, InterruptedException {
        crew.accepted();
        long began = System.nanoTime();
        assertThat(victim.terminate(PATIENCE)).as("ends when it is asked to").isTrue();
        endings.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
        crew.replace(victim);
    }

    private void stop(WorkerProcess victim, String queue, Point point) {
        hold(victim, queue, point);
        victim.pause();
        Troublemaker.pass(lease.multipliedBy(2).plus(upTo(A_WHILE)));
        victim.resume();
        victim.ask("gate", "open").join();
    }

    private void killRedis(String sync) {
        redis.command("CONFIG", "SET", "appendfsync", sync);
        Troublemaker.pass(A_WHILE);
        redis.kill();
        if (sync.equals("everysec")) {
            kills.add(System.nanoTime());
        }
        Troublemaker.pass(upTo(lease));
        redis.restart();
    }

    /** A row is refused until its write is a dead letter; that is sent back, given up, or left. */
    private void refuse(WorkerProcess victim, String queue, int before) {
        String row = hold(victim, queue, Point.BEFORE);
        String key = (queue.equals("views") ? "views:" : "row:") + row;
        Refusals.refuse(row);
        victim.ask("gate", "open").join();
        await().atMost(PATIENCE).until(() -> victim.ask("behind", "letters", queue, key).join(),
                counts -> !counts.startsWith("0 "));
        Troublemaker.pass(A_WHILE);
        switch (before % 3) {
            case 0 -> {
                Refusals.allow(row);
                victim.ask("behind", "replay", queue, key).join();
            }
            case 1 -> {
                asides.get(queue).discarded().addAll(dead.failed(queue, row));
                Refusals.allow(row);
                victim.ask("behind", "discard", queue, key).join();
            }
            default -> {
                // It stays refused, and what waits behind it with it.
            }
        }
    }

    private void loseAnswer(WorkerProcess victim, String queue) throws SQLException {
        String row = hold(victim, queue, Point.IN);
        String query = "select count(*) from " + (queue.equals("views") ? "effects where item" : "runs where row_key")
                + " = '" + row + "' and worker = " + victim.number();
        long before = store.count(query);
        crew.wayToStore(victim).suffer(new Disturbance.Hold(Direction.DOWN));
        victim.ask("gate", "open").join();
        try {
            await().atMost(lease).until(() -> store.count(query) > before);
        } catch (ConditionTimeoutException repeated) {
            // The batch had nothing new of this item.
        } finally {
            crew.wayToStore(victim).heal(false);
        }
    }

    private Duration upTo(Duration most) {
        return Duration.ofMillis(1 + random.nextLong(most.toMillis()));
    }
}
