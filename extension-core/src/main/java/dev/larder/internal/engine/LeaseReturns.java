package dev.larder.internal.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.larder.internal.tier.Acquisition;
import dev.larder.internal.tier.Lease;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.time.Time;

/**
 * Gives back leases that nobody loads under, and does so again until Redis has answered or the lease has ended by itself:
 * who waits for a lease that a fault of Redis has left behind waits hardly longer than the fault lasts.
 */
final class LeaseReturns {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(320);
    private static final int MOST = 1000;

    private final RemoteTier remote;
    private final Time time;
    private final Duration leaseLength;
    private final AtomicInteger underWay = new AtomicInteger();

    LeaseReturns(RemoteTier remote, Time time, Duration leaseLength) {
        this.remote = remote;
        this.time = time;
        this.leaseLength = leaseLength;
    }

    /** @param pause zero: the next may load at once; otherwise nobody is granted a lease for so long */
    void giveBack(String key, Lease lease, Duration pause) {
        tell(() -> remote.release(key, lease, pause));
    }

    /** Gives back the lease that came, or may come, of an acquisition that nobody wants any more. */
    void giveBack(String key, Acquisition unwanted) {
        if (unwanted instanceof Acquisition.Granted granted) {
            giveBack(key, granted.lease(), Duration.ZERO);
        } else {
            giveBackUnknown(key, unwanted);
        }
    }

    /** Gives back the lease that may have been granted without an answer. */
    void giveBackUnknown(String key, Acquisition acquisition) {
        if (acquisition instanceof Acquisition.Unknown unknown) {
            giveBack(key, unknown.lease(), Duration.ZERO);
        }
    }

    /** Gives a lease back, and has the entry removed that stands behind it. */
    void discard(String key, Lease lease) {
        tell(() -> remote.discard(key, lease));
    }

    private void tell(Supplier<CompletableFuture<Boolean>> command) {
        command.get().thenAccept(answered -> {
            if (!answered) {
                if (underWay.incrementAndGet() <= MOST) {
                    again(new Return(command, time.nanos() + leaseLength.toNanos()), FIRST_PAUSE);
                } else {
                    underWay.decrementAndGet();
                }
            }
        });
    }

    int count() {
        return underWay.get();
    }

    private void again(Return one, Duration after) {
        if (time.nanos() + after.toNanos() - one.ends() >= 0) {
            underWay.decrementAndGet();
            return;
        }
        time.after(after, () -> one.command().get().thenAccept(answered -> {
            if (answered) {
                underWay.decrementAndGet();
            } else {
                Duration twice = after.multipliedBy(2);
                again(one, twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE);
            }
        }));
    }

    private record Return(Supplier<CompletableFuture<Boolean>> command, long ends) {
    }
}
