package dev.larder.internal.behind;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.time.Time;

/**
 * Applies the writes of one partition while this process owns it, in the order of the log. A thread is taken only while there
 * is something to do. Thread-safe.
 */
final class PartitionWorker {

    private final int number;
    private final Partition partition;
    private final Applier applier;
    private final QueueLimits limits;
    private final Time time;
    private final Accounts accounts;
    private final Turns turns;
    private final AtomicReference<@Nullable Ownership> own = new AtomicReference<>();
    private final AtomicReference<Leaving> leaving = new AtomicReference<>(Leaving.NOT);
    private volatile boolean claiming;

    /**
     * @param accounts is told how it goes
     * @param threads may block
     */
    PartitionWorker(int number, Partition partition, Applier applier, QueueLimits limits, Time time,
            Accounts accounts, Executor threads) {
        this.number = number;
        this.partition = partition;
        this.applier = applier;
        this.limits = limits;
        this.time = time;
        this.accounts = accounts;
        this.turns = new Turns(time, threads, this::turn);
    }

    /** A write was put into the log. */
    void wake() {
        Ownership now = own.get();
        if (now == null ? claiming : now.arrived()) {
            turns.wake();
        }
    }

    /** Whether this process owns the partition, or is about to. */
    boolean owns() {
        return claiming || own.get() != null;
    }

    /** Takes the partition if it has no owner; one at a time. Whoever leaves for good does not. */
    CompletableFuture<Void> claim() {
        claiming = true;
        if (leaving.updateAndGet(before -> before.forGood() ? before : Leaving.NOT).forGood()) {
            claimed(null);
            return CompletableFuture.completedFuture(null);
        }
        long asked = time.nanos();
        return partition.claim(limits.lease()).thenAccept(granted -> claimed(granted.map(
                tenure -> new Ownership(tenure, asked, number, partition, applier, limits, time, accounts))
                .orElse(null)));
    }

    private void claimed(@Nullable Ownership granted) {
        own.set(granted);
        claiming = false;
        if (granted == null) {
            accounts.left();
        } else {
            turns.wake();
        }
    }

    /** Makes the ownership last; to be called several times while a lease lasts. */
    CompletableFuture<Void> renew() {
        Ownership now = own.get();
        if (now == null) {
            return CompletableFuture.completedFuture(null);
        }
        long asked = time.nanos();
        return partition.renew(now.epoch(), limits.lease()).thenAccept(standing -> {
            if (standing instanceof Standing.Owner) {
                now.granted(asked);
            } else if (standing instanceof Standing.Lost) {
                end(now);
            }
            turns.wake();
        });
    }

    /** Gives the partition back after what is being applied now. */
    void leave() {
        leaving.compareAndSet(Leaving.NOT, Leaving.SOON);
        turns.wake();
    }

    /** Gives the partition back when all is applied, or at some time, whichever comes first, and claims it never again. */
    void leaveForGood(long at) {
        leaving.set(Leaving.forGood(at));
        turns.wake();
    }

    private Optional<Duration> turn() {
        for (Ownership now = own.get(); now != null && now == own.get();) {
            Next next = now.step(Objects.requireNonNull(leaving.get()));
            if (next instanceof Next.Pause pause) {
                return Optional.of(pause.length());
            }
            if (next instanceof Next.End) {
                end(now);
            }
            if (next instanceof Next.Rest) {
                break;
            }
        }
        return Optional.empty();
    }

    private void end(Ownership ended) {
        if (own.compareAndSet(ended, null)) {
            accounts.left();
        }
    }
}
