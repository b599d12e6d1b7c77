package dev.larder.internal.behind;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.larder.internal.behind.MemoryPartition.Way;
import dev.larder.internal.time.Time;

/** A process that works on the partition, and may end at any step. */
final class SimulatedWorker implements Partition, Applier, Time {

    /** The process ends. */
    static final class Crash extends Error {

        private static final long serialVersionUID = 1L;

        Crash() {
            super("a process ended", null, false, false);
        }
    }

    private final WriteSimulation simulation;
    private final MemoryPartition partition;
    private final Random random;
    private final PartitionWorker worker;
    private boolean alive = true;

    SimulatedWorker(WriteSimulation simulation, Random random) {
        this.simulation = simulation;
        this.partition = simulation.partition;
        this.random = random;
        Accounts accounts = new Accounts("counts", () -> OptionalLong.of(nanos() / 1_000_000), (about, text) -> {},
                () -> {});
        this.worker = new PartitionWorker(0, this, this, simulation.limits(), this, accounts, Runnable::run);
    }

    boolean isAlive() {
        return alive;
    }

    /** Does what a process does every now and then. */
    void attend() {
        guarded(() -> {
            worker.renew();
            if (!worker.owns()) {
                worker.claim();
            }
        });
    }

    void wake() {
        guarded(worker::wake);
    }

    private void guarded(Runnable step) {
        try {
            if (alive) {
                step.run();
            }
        } catch (Crash ended) {
            // It is noted.
        }
    }

    private boolean happens(double probability) {
        return simulation.isRough() && random.nextDouble() < probability;
    }

    private void maybeCrash() {
        if (happens(0.02)) {
            alive = false;
            throw new Crash();
        }
    }

    @Override
    public boolean together(Piece piece) {
        return simulation.together.test(piece);
    }

    @Override
    public Combining combining() {
        return simulation.merges ? Combining.SUM : Combining.LAST;
    }

    @Override
    public Outcome apply(List<Piece> pieces, int number, long epoch) {
        maybeCrash();
        if (happens(0.1)) {
            return WorkerBench.AWAY;
        }
        simulation.store.begin(epoch);
        if (simulation.stalls && happens(0.15)) {
            simulation.goOnWithout(this);
        }
        if (simulation.store.mayRefuse(pieces) && happens(0.25)) {
            return WorkerBench.BAD;
        }
        boolean committed = simulation.store.commit(pieces, epoch);
        maybeCrash();
        return !committed ? WorkerBench.BAD : happens(0.05) ? WorkerBench.AWAY : Outcome.APPLIED;
    }

    /** What is asked of Redis may be lost, and so may the answer; and the process may end before and after. */
    private <T> CompletableFuture<T> ask(T unknown, Supplier<CompletableFuture<T>> request) {
        maybeCrash();
        Way way = happens(0.03) ? Way.REQUEST_LOST : happens(0.03) ? Way.ANSWER_LOST : Way.WHOLE;
        CompletableFuture<T> answer = way == Way.REQUEST_LOST ? CompletableFuture.completedFuture(unknown)
                : request.get();
        maybeCrash();
        return way == Way.ANSWER_LOST ? CompletableFuture.completedFuture(unknown) : answer;
    }

    @Override
    public CompletableFuture<Optional<Tenure>> claim(Duration length) {
        return ask(Optional.empty(), () -> partition.claim(length));
    }

    @Override
    public CompletableFuture<Standing> renew(long epoch, Duration length) {
        return ask(Standing.UNKNOWN, () -> partition.renew(epoch, length));
    }

    @Override
    public CompletableFuture<Standing> release(long epoch) {
        return ask(Standing.UNKNOWN, () -> partition.release(epoch));
    }

    @Override
    public CompletableFuture<Optional<List<QueuedWrite>>> read(long after, int most) {
        return ask(Optional.empty(), () -> partition.read(after, most));
    }

    @Override
    public CompletableFuture<Optional<Set<String>>> blocked() {
        return ask(Optional.empty(), partition::blocked);
    }

    @Override
    public CompletableFuture<Standing> open(long epoch, Bounds bounds) {
        return ask(Standing.UNKNOWN, () -> {
            CompletableFuture<Standing> answer = partition.open(epoch, bounds);
            if (simulation.acknowledgesFirst && answer.join() instanceof Standing.Owner) {
                partition.done(epoch, partition.read(0, 1_000).join().orElseThrow().stream()
                        .filter(write -> write.sequence() <= bounds.upto()).toList(), true, bounds);
            }
            return answer;
        });
    }

    @Override
    public CompletableFuture<Standing> done(long epoch, List<QueuedWrite> applied, boolean first, Bounds next) {
        return ask(Standing.UNKNOWN, () -> partition.done(epoch, applied, first, next));
    }

    @Override
    public CompletableFuture<Standing> bury(long epoch, List<QueuedWrite> writes, Burial burial) {
        return ask(Standing.UNKNOWN, () -> partition.bury(epoch, writes, burial));
    }

    @Override
    public long nanos() {
        return simulation.time.nanos();
    }

    @Override
    public Cancellable after(Duration delay, Runnable task) {
        return simulation.time.after(delay, () -> guarded(task));
    }
}
