package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.awaitility.core.ConditionTimeoutException;

import dev.larder.it.behind.Aside;
import dev.larder.it.behind.Gate.Point;
import dev.larder.it.behind.Refusals;
import dev.larder.it.behind.Written;
import dev.larder.it.wire.Direction;
import dev.larder.it.wire.Disturbance;
import dev.larder.testing.RedisHandle;

/** Makes one fault and mends it. */
final class Saboteur {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration A_WHILE = Duration.ofMillis(500);
    private static final Duration SLOW = Duration.ofMillis(40);

    /** So much of what it has acknowledged Redis may lose with {@code everysec}, if it is killed while it waits for its disk. */
    private static final Duration LOSABLE = Duration.ofMillis(2_500);

    private final RedisHandle redis;
    private final WriteStore store;
    private final WriteCrew crew;
    private final DeadStreams dead;
    private final Map<String, Aside> asides;
    private final Duration lease;
    private final Random random;
    private final List<Long> kills = new ArrayList<>();
    private final List<Long> endings = new ArrayList<>();

    /**
     * @param asides by queue; what is discarded is put there
     * @param lease of a partition
     */
    Saboteur(RedisHandle redis, WriteStore store, WriteCrew crew, DeadStreams dead, Map<String, Aside> asides,
            Duration lease, Random random) {
        this.redis = redis;
        this.store = store;
        this.crew = crew;
        this.dead = dead;
        this.asides = asides;
        this.lease = lease;
        this.random = random;
    }

    /** How long processes took to end that were asked to, in milliseconds. */
    List<Long> endings() {
        return endings;
    }

    /** Whether Redis may have lost an accepted write: it was killed shortly after, and did not wait for its disk each time. */
    boolean mayHaveLost(Written write) {
        return kills.stream().anyMatch(kill -> write.accepted() > kill - LOSABLE.toNanos()
                && write.accepted() < kill + A_WHILE.toNanos());
    }

    /** @param before how often it was made before: what can be done in several ways is done in each of them in turn */
    void make(WriteFault fault, int before) throws IOException, SQLException, InterruptedException {
        String queue = before % 2 == 0 ? "views" : "rows";
        switch (fault) {
            case KILL_BEFORE_BODY -> kill(crew.hold(queue, Point.BEFORE));
            case KILL_IN_BODY -> kill(crew.hold(queue, Point.IN));
            case KILL_IN_BATCH -> kill(crew.hold(queue, Point.HALFWAY));
            case KILL_AFTER_COMMIT -> kill(crew.hold(queue, Point.AFTER));
            case TERMINATE -> terminate(crew.any());
            case STOP_PAST_LEASE -> stop(crew.hold(queue, before / 2 % 2 == 0 ? Point.BEFORE : Point.IN));
            case REDIS_KILL_EVERYSEC -> killRedis("everysec");
            case REDIS_KILL_ALWAYS -> killRedis("always");
            case REDIS_SILENT -> silence(crew.any());
            case REDIS_RESET -> crew.wayToRedis(crew.any()).suffer(new Disturbance.Reset());
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
            case ROW_REFUSED -> refuse(crew.hold(queue, Point.BEFORE), queue, before);
            case COMMIT_UNKNOWN -> loseAnswer(crew.hold(queue, Point.IN), queue);
        }
    }

    private void kill(WriteCrew.Held held) throws IOException, InterruptedException {
        crew.accepted();
        held.worker().kill();
        crew.replace(held.worker());
    }

    private void terminate(WorkerProcess victim) throws IOException, InterruptedException {
        crew.accepted();
        long began = System.nanoTime();
        assertThat(victim.terminate(PATIENCE)).as("ends when it is asked to").isTrue();
        endings.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
        crew.replace(victim);
    }

    private void stop(WriteCrew.Held held) {
        held.worker().pause();
        Troublemaker.pass(lease.multipliedBy(2).plus(upTo(A_WHILE)));
        held.worker().resume();
        crew.letGo(held);
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

    private void silence(WorkerProcess victim) {
        crew.wayToRedis(victim).suffer(new Disturbance.Silence());
        Troublemaker.pass(lease.plus(upTo(lease)));
        crew.wayToRedis(victim).heal(random.nextBoolean());
    }

    /** A row is refused until its write is a dead letter; that is sent back, given up, or left. */
    private void refuse(WriteCrew.Held held, String queue, int before) {
        WorkerProcess witness = held.worker();
        String row = held.key();
        String key = (queue.equals("views") ? "views:" : "row:") + row;
        Refusals.refuse(row);
        crew.letGo(held);
        await().atMost(PATIENCE).ignoreExceptions().until(
                () -> witness.ask("behind", "letters", queue, key).join(), counts -> !counts.startsWith("0 "));
        Troublemaker.pass(A_WHILE);
        switch (before % 3) {
            case 0 -> {
                Refusals.allow(row);
                insist(witness, "behind", "replay", queue, key);
            }
            case 1 -> {
                asides.get(queue).discarded().addAll(dead.failed(queue, row));
                Refusals.allow(row);
                insist(witness, "behind", "discard", queue, key);
            }
            default -> {
                // It stays refused, and what waits behind it with it.
            }
        }
    }

    /** Asks until it is done: Redis may be busy. To have done it twice is to have done it. */
    private static void insist(WorkerProcess worker, Object... words) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> worker.ask(words).join() != null);
    }

    private void loseAnswer(WriteCrew.Held held, String queue) throws SQLException {
        String query = "select count(*) from " + (queue.equals("views") ? "effects where item" : "runs where row_key")
                + " = '" + held.key() + "' and worker = " + held.worker().number();
        long before = store.count(query);
        crew.wayToStore(held.worker()).suffer(new Disturbance.Hold(Direction.DOWN));
        crew.letGo(held);
        try {
            await().atMost(lease).until(() -> store.count(query) > before);
        } catch (ConditionTimeoutException repeated) {
            // The batch had nothing new of this item.
        } finally {
            crew.wayToStore(held.worker()).heal(false);
        }
    }

    private Duration upTo(Duration most) {
        return Duration.ofMillis(1 + random.nextLong(most.toMillis()));
    }
}
