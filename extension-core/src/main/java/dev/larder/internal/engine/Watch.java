package dev.larder.internal.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.larder.internal.time.Time;

/**
 * Ends waits that last too long. All may last equally long, so they end in the order that they began in, and one timer does for
 * all: to set and cancel one for each takes a lock that every thread contends for. Thread-safe, takes no lock.
 */
final class Watch {

    private final Time time;
    private final Duration longest;
    private final ConcurrentLinkedQueue<Wait> waits = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean timed = new AtomicBoolean();

    /** Not a record: one is told from another by what it is, not by what it holds. */
    private static final class Wait {

        final long until;
        final CompletableFuture<?> outcome;
        final Runnable end;

        Wait(long until, CompletableFuture<?> outcome, Runnable end) {
            this.until = until;
            this.outcome = outcome;
            this.end = end;
        }
    }

    Watch(Time time, Duration longest) {
        this.time = time;
        this.longest = longest;
    }

    /** @param end is run unless the outcome is there in time, and perhaps even so */
    void over(CompletableFuture<?> outcome, Runnable end) {
        waits.add(new Wait(time.nanos() + longest.toNanos(), outcome, end));
        forgetDone();
        setTimer();
    }

    private void forgetDone() {
        for (Wait first = waits.peek(); first != null && first.outcome.isDone(); first = waits.peek()) {
            waits.remove(first);
        }
    }

    private void setTimer() {
        while (!waits.isEmpty() && timed.compareAndSet(false, true)) {
            Wait first = waits.peek();
            if (first != null) {
                time.after(Duration.ofNanos(Math.max(0, first.until - time.nanos())), this::endOverdue);
                return;
            }
            timed.set(false);
        }
    }

    private void endOverdue() {
        try {
            for (Wait first = waits.peek(); first != null
                    && (first.outcome.isDone() || time.nanos() - first.until >= 0); first = waits.peek()) {
                if (waits.remove(first)) {
                    first.end.run();
                }
            }
        } finally {
            timed.set(false);
            setTimer();
        }
    }
}
