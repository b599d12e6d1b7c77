package dev.larder.internal.behind;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Supplier;

import dev.larder.internal.telemetry.Journal;

/** How it goes with a queue in this process. Thread-safe. */
final class Accounts {

    private static final long MICROS = 1_000;

    private final String queue;
    private final Supplier<OptionalLong> serverClock;
    private final Journal journal;
    private final Runnable left;

    /**
     * @param serverClock in milliseconds
     * @param left a partition has no owner here any more
     */
    Accounts(String queue, Supplier<OptionalLong> serverClock, Journal journal, Runnable left) {
        this.queue = queue;
        this.serverClock = serverClock;
        this.journal = journal;
        this.left = left;
    }

    /** How long until a write is so old. Zero if nobody can tell. */
    Duration untilAged(long sequence, Duration age) {
        OptionalLong now = serverClock.get();
        if (age.isZero() || now.isEmpty()) {
            return Duration.ZERO;
        }
        long left = age.toMillis() - (now.getAsLong() - sequence / MICROS);
        return left <= 0 ? Duration.ZERO : Duration.ofMillis(Math.min(left, age.toMillis()));
    }

    void failed(String kind, Duration pause) {
        journal.warn("queue " + queue, "writes of the queue " + queue + " cannot be applied, and are tried again in "
                + pause.toMillis() + " ms: " + kind);
    }

    void buried(int writes) {
        journal.warn("dead letters of " + queue,
                "writes of the queue " + queue
                        + " became dead letters, " + writes
                        + " now: look at them, and replay or discard them, with Larder.queue(\"" + queue
                        + "\")");
    }

    void left() {
        left.run();
    }
}
