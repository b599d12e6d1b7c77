package dev.larder.internal.behind;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import dev.larder.internal.behind.SimulatedStore.Recipe;
import dev.larder.internal.time.FakeTime;

/**
 * Processes that apply the writes of one partition to a database, and end, fail, stall and lose answers at random, until all
 * writes are applied or given up; then what is in the database is compared with what was accepted.
 */
final class WriteSimulation {

    static final Duration LEASE = Duration.ofSeconds(10);

    private static final int STEPS = 60;
    private static final int PROCESSES = 3;
    private static final List<String> KEYS = List.of("a", "b", "c", "d");

    final FakeTime time = new FakeTime(3_600_000_000_000L);
    final MemoryPartition partition = new MemoryPartition(time);
    final SimulatedStore store;
    final boolean merges;
    final Predicate<Piece> together;
    final boolean stalls;
    final boolean acknowledgesFirst;
    private final Random random;
    private final List<SimulatedWorker> workers = new ArrayList<>();
    private final Map<String, List<QueuedWrite>> accepted = new TreeMap<>();
    private final Set<Integer> discarded = new HashSet<>();
    private int ids;
    private boolean rough = true;

    /**
     * What is simulated.
     *
     * @param stalls whether a process may go on to apply after another has taken over
     * @param keepsBounds whether what is about to be applied stands in Redis
     * @param acknowledgesFirst before it is applied
     * @param together as of {@link Applier}
     */
    record Scene(Recipe recipe, boolean merges, boolean stalls, boolean keepsBounds, boolean acknowledgesFirst,
            Predicate<Piece> together) {

        static Scene of(Recipe recipe, boolean merges) {
            return new Scene(recipe, merges, true, true, false, piece -> true);
        }
    }

    WriteSimulation(Scene scene, long seed) {
        this.random = new Random(seed);
        this.merges = scene.merges();
        this.stalls = scene.stalls();
        this.together = scene.together();
        this.acknowledgesFirst = scene.acknowledgesFirst();
        this.store = new SimulatedStore(scene.recipe(), merges);
        if (!scene.keepsBounds()) {
            partition.forgetBounds();
        }
    }

    /** Of a process: each has been started with other settings. */
    QueueLimits limits() {
        return new QueueLimits(1, 1_000, 1 + random.nextInt(4), Duration.ofMillis(random.nextInt(1_000)), LEASE, 2,
                Duration.ofMillis(100), Duration.ofSeconds(1));
    }

    boolean isRough() {
        return rough;
    }

    WriteSimulation run() {
        for (int i = 0; i < STEPS; i++) {
            step();
        }
        rough = false;
        for (int i = 0; i < STEPS && !(partition.waiting().isEmpty() && partition.letters().isEmpty()); i++) {
            KEYS.forEach(key -> partition.resolve(key, false));
            work();
            time.advance(LEASE.dividedBy(2));
        }
        return this;
    }

    private void step() {
        int dice = random.nextInt(20);
        String key = KEYS.get(random.nextInt(KEYS.size()));
        if (dice < 12) {
            write(key);
        } else if (dice < 15) {
            time.advance(Duration.ofMillis(random.nextInt(3_000)));
        } else if (dice < 16) {
            partition.resolve(key, false);
        } else if (dice < 17) {
            discard(key);
        }
        if (random.nextInt(4) > 0) {
            work();
        }
    }

    private void write(String key) {
        int id = ++ids;
        boolean removes = random.nextInt(5) == 0;
        String call = SimulatedStore.call(id, 1 + random.nextInt(9));
        partition.append(key, call, removes);
        accepted.computeIfAbsent(key, first -> new ArrayList<>())
                .add(new QueuedWrite(id, key, removes, true, LiveQueue.bytes(call)));
        workers.forEach(SimulatedWorker::wake);
    }

    private void discard(String key) {
        partition.letters().stream().filter(letter -> letter.write().key().equals(key) && !letter.burial().heldBack())
                .forEach(letter -> discarded.add(SimulatedStore.id(letter.write())));
        partition.resolve(key, true);
    }

    private void work() {
        workers.removeIf(worker -> !worker.isAlive());
        while (workers.size() < PROCESSES) {
            workers.add(new SimulatedWorker(this, random));
        }
        List.copyOf(workers).forEach(SimulatedWorker::attend);
    }

    /** One process stands still for longer than its lease, and all others go on. */
    void goOnWithout(SimulatedWorker stalled) {
        List<SimulatedWorker> others = workers.stream().filter(worker -> worker != stalled).toList();
        for (int i = 0; i < 2 + random.nextInt(4); i++) {
            time.advance(LEASE.dividedBy(2));
            others.forEach(SimulatedWorker::attend);
            if (random.nextInt(3) == 0) {
                partition.resolve(KEYS.get(random.nextInt(KEYS.size())), false);
            }
        }
    }

    /** What went wrong: of at-least-once. */
    List<String> losses() {
        List<String> found = new ArrayList<>();
        accepted.forEach((key, writes) -> writes.stream().map(SimulatedStore::id)
                .filter(id -> !discarded.contains(id) && !effects(key).contains(id))
                .forEach(id -> found.add("write " + id + " of " + key + " is lost")));
        if (!partition.waiting().isEmpty() || !partition.letters().isEmpty()) {
            found.add("something waits still: " + partition.waiting());
        }
        return found;
    }

    /** What went wrong: of exactly once, in order. */
    List<String> faults() {
        List<String> found = losses();
        for (String key : accepted.keySet()) {
            List<Integer> effects = effects(key);
            for (int i = 1; i < effects.size(); i++) {
                if (effects.get(i) <= effects.get(i - 1)) {
                    found.add(key + " has " + effects.get(i) + " after " + effects.get(i - 1));
                }
            }
        }
        if (!store.values().equals(expected())) {
            found.add("the database has " + store.values() + " and not " + expected());
        }
        return found;
    }

    private List<Integer> effects(String key) {
        return store.effects().getOrDefault(key, List.of());
    }

    /** What is there when each write that was not given up is applied once. */
    Map<String, Long> expected() {
        Map<String, Long> values = new HashMap<>();
        accepted.values().forEach(
                writes -> writes.stream().filter(write -> !discarded.contains(SimulatedStore.id(write)))
                        .forEach(write -> SimulatedStore.write(values, new Piece(List.of(write)), merges)));
        return values;
    }

    /** What of the values went wrong, where effects may come twice. */
    List<String> wrongValues() {
        return store.values().equals(expected()) ? losses()
                : List.of("the database has " + store.values() + " and not " + expected());
    }
}
