package dev.larder.internal.deferral;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.time.Time;

/**
 * Writes of transactions that have committed, which no queue takes for now: this process keeps them, and offers them again.
 * Those of a key keep their order. Thread-safe, never blocks.
 */
public final class Kept {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** So many are kept. */
    private static final int MOST = 10_000;

    private final Time time;
    private final Journal journal;
    private final int most;
    private final ConcurrentHashMap<String, Deque<Attempt>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile @Nullable CompletableFuture<Void> drained;

    /**
     * Offers a write once.
     *
     * @param once completes with whether it is settled; never fails
     */
    record Attempt(String queue, Supplier<CompletableFuture<Boolean>> once) {
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
        return !waiting.isEmpty() && waiting.containsKey(key);
    }

    /** @return whether it is kept: there is room, and the process does not end */
    boolean keep(String key, Attempt attempt) {
        if (drained != null || count.incrementAndGet() > most) {
            count.decrementAndGet();
            return false;
        }
        journal.warn("queue " + attempt.queue(), "the queue " + attempt.queue()
                + " did not take a write of a transaction that has committed: it is kept in this process and offered again");
        boolean first = waiting.compute(key, (same, before) -> {
            Deque<Attempt> all = before == null ? new ArrayDeque<>() : before;
            all.add(attempt);
            return all;
        }).size() == 1;
        if (first) {
            again(key, attempt, FIRST_PAUSE);
        }
        return true;
    }

    private void again(String key, Attempt attempt, Duration pause) {
        Duration longer = pause.multipliedBy(2);
        time.after(pause, () -> attempt.once().get().thenAccept(settled -> {
            if (settled) {
                next(key);
            } else {
                again(key, attempt, longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer);
            }
        }));
    }

    private void next(String key) {
        count.decrementAndGet();
        Deque<Attempt> left = waiting.computeIfPresent(key, (same, all) -> {
            all.remove();
            return all.isEmpty() ? null : all;
        });
        if (left != null) {
            again(key, left.element(), Duration.ZERO);
        }
        CompletableFuture<Void> end = drained;
        if (end != null && waiting.isEmpty()) {
            end.complete(null);
        }
    }

    /** Keeps nothing more; completes when nothing is kept, or when the time is over, and tells how much is lost then. */
    public CompletableFuture<Void> drain(Duration longest) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        drained = end;
        if (waiting.isEmpty()) {
            end.complete(null);
            return end;
        }
        time.after(longest, () -> {
            if (end.complete(null)) {
                journal.warn("write-behind", count.get()
                        + " writes of transactions that have committed are lost: no queue took them before the process ended");
            }
        });
        return end;
    }
}
