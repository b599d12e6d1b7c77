package dev.larder.internal.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

import dev.larder.internal.coherence.Listener;
import dev.larder.internal.coherence.News;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.time.Time;

/**
 * Removals that Redis has not taken yet. They are tried again until it has, and until then this process answers nothing from
 * Redis that they concern. Of too many none is remembered: the epoch is to be left, which makes all there is worthless.
 * Thread-safe.
 */
final class Owed {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** Then Redis is taken to be away, and the rest have their turn after a pause. */
    private static final int FAILURES_AT_ONCE = 3;

    private final RemoteTier remote;
    private final Time time;
    private final Journal journal;
    private final int most;
    private final Listener memory;
    private final ReentrantLock lock = new ReentrantLock();
    /** Of single keys, each with a number of its own: what fails anew while it is tried again is still owed after that. */
    private final Map<String, Long> keys = new ConcurrentHashMap<>();
    private final List<News> wide = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<One> queue = new ConcurrentLinkedQueue<>();
    private volatile long everything;
    private long numbers;
    private boolean trying;

    /** A removal that is owed, as one failure of it has told. */
    private record One(News removal, long number) {
    }

    /** @param memory is told of what Redis has taken: meanwhile it may have been filled from there */
    Owed(RemoteTier remote, Time time, Journal journal, int most, Listener memory) {
        this.remote = remote;
        this.time = time;
        this.journal = journal;
        this.most = most;
        this.memory = memory;
    }

    /** Redis has not taken it, or nobody knows. */
    void add(News removal) {
        boolean overflows;
        boolean first;
        lock.lock();
        try {
            long number = ++numbers;
            overflows = everything == 0 && keys.size() + wide.size() >= most;
            if (overflows || everything != 0) {
                everything = number;
                keys.clear();
                wide.clear();
                queue.clear();
            } else {
                queue.add(new One(removal, number));
                remember(removal, number);
            }
            first = !trying;
            trying = true;
        } finally {
            lock.unlock();
        }
        if (overflows) {
            journal.warn("Redis",
                    "more than " + most + " invalidations did not reach it (larder.invalidation.max-owed):"
                            + " all entries of all caches are to be forgotten once it answers");
        }
        if (first) {
            time.after(FIRST_PAUSE, () -> tryAgain(FIRST_PAUSE));
        }
    }

    private void remember(News removal, long number) {
        if (removal instanceof News.Keys gone) {
            gone.keys().forEach(key -> keys.put(key, number));
        } else {
            wide.add(removal);
        }
    }

    /** Whether an entry of the key must not be answered from Redis. */
    boolean forbids(String key) {
        return everything != 0 || keys.containsKey(key) || !wide.isEmpty() && wide.stream().anyMatch(
                removal -> removal instanceof News.Pattern pattern && pattern.matcher().matches(key));
    }

    /** Whether an entry with these tags must not be answered from Redis. */
    boolean forbids(String ownTag, List<String> tags) {
        return !wide.isEmpty() && wide.stream().anyMatch(removal -> removal instanceof News.Tags moved
                && (moved.tags().contains(ownTag) || moved.tags().stream().anyMatch(tags::contains)));
    }

    int count() {
        return keys.size() + wide.size() + (everything == 0 ? 0 : 1);
    }

    private void tryAgain(Duration pause) {
        long whole = everything;
        CompletableFuture<Boolean> done = whole == 0 ? CompletableFuture.completedFuture(true)
                : remote.leaveEpoch().thenApply(reply -> left(whole, reply));
        done.thenCompose(well -> well ? pass(queue.size(), 0) : CompletableFuture.completedFuture(false))
                .thenAccept(well -> next(well, pause));
    }

    private void next(boolean well, Duration pause) {
        boolean over;
        lock.lock();
        try {
            over = everything == 0 && queue.isEmpty();
            trying = !over;
        } finally {
            lock.unlock();
        }
        if (!over) {
            Duration twice = pause.multipliedBy(2);
            Duration next = well ? FIRST_PAUSE : twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
            time.after(next, () -> tryAgain(next));
        }
    }

    private boolean left(long whole, Reply reply) {
        if (reply instanceof Reply.Failed) {
            return false;
        }
        lock.lock();
        try {
            if (everything == whole) {
                everything = 0;
            }
        } finally {
            lock.unlock();
        }
        memory.missed();
        return true;
    }

    /**
     * Those that were owed when it began, oldest first; what fails goes behind the others.
     *
     * @return whether Redis has answered
     */
    private CompletableFuture<Boolean> pass(int left, int failures) {
        One one = left == 0 ? null : queue.poll();
        if (one == null) {
            return CompletableFuture.completedFuture(failures == 0);
        }
        return send(one.removal()).thenCompose(reply -> {
            if (!(reply instanceof Reply.Failed)) {
                taken(one);
                return pass(left - 1, failures);
            }
            again(one);
            return failures + 1 >= FAILURES_AT_ONCE ? CompletableFuture.completedFuture(false)
                    : pass(left - 1, failures + 1);
        });
    }

    private void taken(One one) {
        lock.lock();
        try {
            if (one.removal() instanceof News.Keys gone) {
                gone.keys().forEach(key -> keys.remove(key, one.number()));
            } else {
                wide.remove(one.removal());
            }
        } finally {
            lock.unlock();
        }
        memory.heard(one.removal());
    }

    private void again(One one) {
        lock.lock();
        try {
            if (everything == 0) {
                queue.add(one);
            }
        } finally {
            lock.unlock();
        }
    }

    private CompletableFuture<Reply> send(News removal) {
        if (removal instanceof News.Tags moved) {
            return remote.moveTags(moved.tags());
        }
        if (removal instanceof News.Pattern pattern) {
            return remote.removeMatching(pattern.matcher());
        }
        if (!(removal instanceof News.Keys gone)) {
            return remote.leaveEpoch();
        }
        CompletableFuture<Reply> last = CompletableFuture.completedFuture(Reply.OK);
        for (String key : gone.keys()) {
            last = last.thenCompose(before -> before instanceof Reply.Failed ? CompletableFuture.completedFuture(before)
                    : remote.remove(key));
        }
        return last;
    }
}
