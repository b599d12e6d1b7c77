package dev.larder.internal.deferral;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.time.Time;

/**
 * Writes of transactions that have committed, until a queue has them: what none takes for now this process keeps, and offers
 * again. Those of a key have their turn one after the other. Thread-safe, never blocks.
 */
public final class Kept {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** So many are kept. */
    private static final int MOST = 10_000;

    private final Time time;
    private final Journal journal;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Line> lines = new HashMap<>();
    private int count;
    private @Nullable CompletableFuture<Void> drained;

    /** Offers a write. */
    @FunctionalInterface
    interface Attempt {

        /**
         * @param first whether it was not offered before
         * @return whether it is settled
         */
        CompletableFuture<Boolean> make(boolean first);
    }

    /** @param told completes when it is settled, or kept */
    private record Entry(String queue, Attempt attempt, CompletableFuture<Void> told) {
    }

    /** The writes of a key, the first of which is being offered. */
    private static final class Line {

        private final Deque<Entry> entries = new ArrayDeque<>();
        /** Whether one of them was not taken. */
        private boolean isKept;
        private Duration pause = FIRST_PAUSE;
        /** Grows when its first is about to be offered; whoever waited for another turn is late. */
        private int turn;
        private boolean pausing;
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
        lock.lock();
        try {
            Line line = lines.get(key);
            return line != null && line.isKept;
        } finally {
            lock.unlock();
        }
    }

    /** @return completes when the queue has it, or this process keeps it, or it is told as lost */
    CompletableFuture<Void> settle(String queue, String key, Attempt attempt) {
        Entry entry = new Entry(queue, attempt, new CompletableFuture<>());
        boolean first;
        boolean lost;
        lock.lock();
        try {
            Line line = lines.computeIfAbsent(key, same -> new Line());
            first = line.entries.isEmpty();
            lost = line.isKept && isFull();
            if (!lost) {
                line.entries.add(entry);
                count += line.isKept ? 1 : 0;
            }
            if (line.isKept) {
                entry.told().complete(null);
            }
        } finally {
            lock.unlock();
        }
        if (lost) {
            tellLost(queue);
        } else if (first) {
            offer(key, entry, true);
        }
        return entry.told();
    }

    /** To be asked with the lock. */
    private boolean isFull() {
        return isOver() || count >= most;
    }

    private boolean isOver() {
        CompletableFuture<Void> end = drained;
        return end != null && end.isDone();
    }

    private void offer(String key, Entry entry, boolean first) {
        CompletableFuture<Boolean> outcome;
        try {
            outcome = entry.attempt().make(first);
        } catch (RuntimeException | Error broken) {
            outcome = CompletableFuture.failedFuture(broken);
        }
        outcome.whenComplete((settled, failure) -> {
            if (failure == null && settled) {
                next(key, entry);
            } else {
                keep(key);
            }
        });
    }

    /** To be called with the lock. */
    private void pause(String key, Line line, Duration length) {
        int turn = line.turn;
        line.pausing = true;
        time.after(length, () -> again(key, turn));
    }

    private void again(String key, int turn) {
        Entry head;
        lock.lock();
        try {
            Line line = lines.get(key);
            if (line == null || line.turn != turn || !line.pausing) {
                return;
            }
            line.pausing = false;
            line.turn++;
            head = line.entries.element();
        } finally {
            lock.unlock();
        }
        offer(key, head, false);
    }

    /** The first of the key is settled. */
    private void next(String key, Entry settled) {
        Entry following;
        boolean later;
        CompletableFuture<Void> end = null;
        lock.lock();
        try {
            Line line = lines.get(key);
            if (line == null) {
                return;
            }
            line.entries.remove();
            line.pause = FIRST_PAUSE;
            count -= line.isKept ? 1 : 0;
            later = line.isKept;
            following = line.entries.peek();
            if (following == null) {
                lines.remove(key);
                end = lines.isEmpty() ? drained : null;
            } else if (later) {
                pause(key, line, Duration.ZERO);
            }
        } finally {
            lock.unlock();
        }
        settled.told().complete(null);
        if (following != null && !later) {
            offer(key, following, true);
        }
        if (end != null) {
            end.complete(null);
        }
    }

    /** The first of the key was not taken: it and those behind it are offered later. */
    private void keep(String key) {
        List<Entry> kept = new ArrayList<>();
        List<Entry> lost = new ArrayList<>();
        lock.lock();
        try {
            Line line = lines.get(key);
            if (line == null) {
                return;
            }
            if (!line.isKept) {
                while (!line.entries.isEmpty()) {
                    Entry entry = line.entries.remove();
                    boolean room = !isOver() && count + kept.size() < most;
                    (room ? kept : lost).add(entry);
                }
                line.entries.addAll(kept);
                count += kept.size();
                line.isKept = true;
            }
            if (line.entries.isEmpty()) {
                lines.remove(key);
            } else {
                Duration pause = line.pause;
                line.pause = longer(pause);
                pause(key, line, pause);
            }
        } finally {
            lock.unlock();
        }
        kept.forEach(entry -> {
            journal.warn("queue " + entry.queue(), "the queue " + entry.queue()
                    + " did not take a write of a transaction that has committed: it is kept in this process and offered again");
            entry.told().complete(null);
        });
        lost.forEach(entry -> {
            tellLost(entry.queue());
            entry.told().complete(null);
        });
    }

    /** Whoever ends has no time for long pauses. */
    private Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return drained != null ? FIRST_PAUSE : twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private void tellLost(String queue) {
        journal.warn("queue " + queue, "a write of a transaction that has committed is lost: the queue " + queue
                + " did not take it, and this process keeps no more of them");
    }

    /** Offers all that is kept at once, and often; completes when nothing is kept, or when the time is over, and tells how much is lost then. */
    public CompletableFuture<Void> drain(Duration longest) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Map<String, Integer> now = new HashMap<>();
        lock.lock();
        try {
            drained = end;
            lines.forEach((key, line) -> {
                if (line.pausing) {
                    line.pause = FIRST_PAUSE;
                    now.put(key, line.turn);
                }
            });
            if (lines.isEmpty()) {
                end.complete(null);
            }
        } finally {
            lock.unlock();
        }
        now.forEach(this::again);
        time.after(longest, () -> {
            if (end.complete(null)) {
                journal.warn("write-behind", kept()
                        + " writes of transactions that have committed are lost: no queue took them before the process ended");
            }
        });
        return end;
    }

    private int kept() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }
}
