package dev.larder.internal.behind;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.time.Time;

/**
 * The workers of one queue in this process: as many partitions are owned as is this process' share among all that live. Who
 * died is missed after a lease, and its partitions are taken over. Thread-safe.
 */
final class QueueWorkers {

    /** So many times a lease is extended while it would last. */
    private static final int RENEWALS = 4;

    /** For what is applied when the time to drain is over. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Roll roll;
    private final IntFunction<PartitionWorker> making;
    private final Duration lease;
    private final Time time;
    private volatile List<PartitionWorker> workers;
    private volatile boolean stopping;
    private volatile Time.@Nullable Cancellable next;
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    /**
     * @param roll of all that apply the queue's writes
     * @param making the worker of a partition
     * @param partitions how many there are, as far as is known
     */
    QueueWorkers(Roll roll, IntFunction<PartitionWorker> making, int partitions, Duration lease, Time time) {
        this.roll = roll;
        this.making = making;
        this.lease = lease;
        this.time = time;
        this.workers = make(partitions);
    }

    private List<PartitionWorker> make(int partitions) {
        List<PartitionWorker> made = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            made.add(making.apply(i));
        }
        return List.copyOf(made);
    }

    /** Begins to own what is this process' share. */
    void start() {
        attend();
    }

    /** A write was put into a partition. */
    void wake(int partition) {
        List<PartitionWorker> all = workers;
        if (partition < all.size()) {
            all.get(partition).wake();
        }
    }

    /** A partition is owned here no more. */
    void left() {
        if (stopping && workers.stream().noneMatch(PartitionWorker::owns)) {
            stopped.complete(null);
        }
    }

    /**
     * Applies what is there, as long as there is time, and gives all partitions back.
     *
     * @return when it is done; what is left then waits in Redis
     */
    CompletableFuture<Void> stop(Duration drain) {
        stopping = true;
        Time.Cancellable timer = next;
        if (timer != null) {
            timer.cancel();
        }
        long at = time.nanos() + drain.toNanos();
        workers.forEach(worker -> worker.leaveForGood(at));
        left();
        renewUntilStopped();
        // What runs then is not waited for; its partition is free when the lease ends.
        Time.Cancellable end = time.after(drain.plus(GRACE), () -> stopped.complete(null));
        stopped.thenRun(end::cancel);
        return stopped.thenCompose(nothing -> roll.leave());
    }

    private void renewUntilStopped() {
        if (!stopped.isDone()) {
            workers.forEach(PartitionWorker::renew);
            time.after(lease.dividedBy(RENEWALS), this::renewUntilStopped);
        }
    }

    private void attend() {
        if (stopping) {
            return;
        }
        List<PartitionWorker> all = workers;
        all.forEach(PartitionWorker::renew);
        roll.call(all.size()).thenAccept(called -> called.ifPresent(this::share)).whenComplete((nothing, trouble) -> {
            if (!stopping) {
                next = time.after(lease.dividedBy(RENEWALS), this::attend);
            }
        });
    }

    private void share(Roll.Call call) {
        if (stopping) {
            return;
        }
        if (call.partitions() != workers.size()) {
            workers.forEach(PartitionWorker::leave);
            if (workers.stream().noneMatch(PartitionWorker::owns)) {
                workers = make(call.partitions());
            }
            return;
        }
        int share = (call.partitions() + call.workers() - 1) / Math.max(1, call.workers());
        int owned = (int) workers.stream().filter(PartitionWorker::owns).count();
        for (int i = 0; i < workers.size(); i++) {
            PartitionWorker worker = workers.get(i);
            if (worker.owns() && owned > share) {
                worker.leave();
                owned--;
            } else if (!worker.owns() && call.free().contains(i) && owned < share) {
                worker.claim();
                owned++;
            }
        }
    }
}
