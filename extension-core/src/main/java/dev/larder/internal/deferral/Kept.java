package dev.larder.internal.deferral;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.deferral.KeptLine.Write;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.time.Time;

/**
 * Writes of transactions that have committed, until a queue has them: what none takes for now this process keeps, and offers
 * again. Those of a key have their turn one after the other. Thread-safe, never blocks.
 */
public final class Kept {

    /** So many are kept. */
    private static final int MOST = 10_000;

    /** Whoever ends has no time for long pauses. */
    private static final Duration LAST_PAUSE = Duration.ofMillis(100);

    private final Time time;
    private final Journal journal;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, KeptLine> lines = new HashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile @Nullable CompletableFuture<Void> drained;

    /** Offers a write. */
    @FunctionalInterface
    interface Attempt {

        /**
         * @param first whether it was not offered before
         * @return whether it is settled
         */
        CompletableFuture<Boolean> make(boolean first);
    }

    public Kept(Time time, Journal journal) {
        this(time, journal, MOST);
    }

    Kept(Time time, Journal journal, int most) {
        this.time = time;
        this.journal = journal;
        this.most = most;
    }

    /** Whether a write of the key is kept, which others must not overtake. */
    boolean has(String key) {
        return count.get() > 0 && locked(() -> {
            KeptLine line = lines.get(key);
            return line != null && line.isKept();
        });
    }

    /** @return completes when the queue has it, or this process keeps it, or it is told as lost */
    CompletableFuture<Void> settle(String queue, String key, Attempt attempt) {
        Write write = new Write(queue, attempt, new CompletableFuture<>());
        boolean first = locked(() -> {
            KeptLine line = lines.computeIfAbsent(key, same -> new KeptLine());
            boolean alone = line.isEmpty();
            if (!line.isKept()) {
                line.add(write);
            } else if (room() > 0) {
                line.add(write);
                count.incrementAndGet();
                write.told().complete(null);
            } else {
                lost(write);
            }
            return alone;
        });
        if (first) {
            offer(key, write, true);
        }
        return write.told();
    }

    private void offer(String key, Write write, boolean first) {
        CompletableFuture<Boolean> outcome;
        try {
            outcome = write.attempt().make(first);
        } catch (RuntimeException | Error broken) {
            outcome = CompletableFuture.failedFuture(broken);
        }
        outcome.whenComplete((settled, failure) -> {
            if (failure == null && settled) {
                next(key, write);
            } else {
                keep(key);
            }
        });
    }

    /** The first of the key is settled. */
    private void next(String key, Write settled) {
        Write following = locked(() -> {
            KeptLine line = lines.get(key);
            if (line == null) {
                return null;
            }
            Write behind = line.next();
            if (line.isKept()) {
                count.decrementAndGet();
            }
            if (behind == null) {
                lines.remove(key);
            } else if (line.isKept()) {
                // Not by a chain of calls: there may be thousands.
                line.hurry();
                time.after(Duration.ZERO, () -> again(key));
            }
            return line.isKept() ? null : behind;
        });
        settled.told().complete(null);
        if (following != null) {
            offer(key, following, true);
        }
        CompletableFuture<Void> end = drained;
        if (end != null && locked(lines::isEmpty)) {
            end.complete(null);
        }
    }

    /** The first of the key was not taken: it and those behind it are offered later. */
    private void keep(String key) {
        List<Write> kept = new ArrayList<>();
        List<Write> lost = new ArrayList<>();
        lock.lock();
        try {
            KeptLine line = lines.get(key);
            if (line == null) {
                return;
            }
            if (!line.isKept()) {
                lost.addAll(line.keep(room()));
                kept.addAll(line.writes());
                count.addAndGet(kept.size());
            }
            if (line.isEmpty()) {
                lines.remove(key);
            } else {
                Duration pause = line.pause();
                time.after(drained == null ? pause : LAST_PAUSE, () -> again(key));
            }
        } finally {
            lock.unlock();
        }
        lost.forEach(this::lost);
        kept.forEach(write -> {
            journal.warn("queue " + write.queue(), "the queue " + write.queue()
                    + " did not take a write of a transaction that has committed: it is kept in this process and offered again");
            write.told().complete(null);
        });
    }

    private void again(String key) {
        Write first = locked(() -> {
            KeptLine line = lines.get(key);
            return line == null ? null : line.resume();
        });
        if (first != null) {
            offer(key, first, false);
        }
    }

    /** For so many more; none when the process has had its time. */
    private int room() {
        CompletableFuture<Void> end = drained;
        return end != null && end.isDone() ? 0 : Math.max(0, most - count.get());
    }

    private void lost(Write write) {
        journal.warn("queue " + write.queue(), "a write of a transaction that has committed is lost: the queue "
                + write.queue() + " did not take it, and this process keeps no more of them");
        write.told().complete(null);
    }

    /**
     * Offers all that is kept at once, and often; completes when nothing is kept, or when the time is over, and tells how much is
     * lost then.
     */
    public CompletableFuture<Void> drain(Duration longest) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        drained = end;
        List<String> pausing = locked(() -> lines.entrySet().stream().filter(line -> line.getValue().isPausing())
                .map(Map.Entry::getKey).toList());
        pausing.forEach(this::again);
        if (locked(lines::isEmpty)) {
            end.complete(null);
        }
        time.after(longest, () -> {
            if (end.complete(null)) {
                journal.warn("write-behind", count.get()
                        + " writes of transactions that have committed are lost: no queue took them before the process ended");
            }
        });
        return end;
    }

    private <T extends @Nullable Object> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }
}
