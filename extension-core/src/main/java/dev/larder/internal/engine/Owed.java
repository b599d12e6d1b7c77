package dev.larder.internal.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import dev.larder.internal.coherence.News;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.time.Time;

/**
 * Removals that Redis has not taken yet. They are tried again until it has, and until then this process answers nothing from
 * Redis that they concern. Of too many none is remembered: the epoch is to be left, which makes all there is worthless.
 */
final class Owed {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final RemoteTier remote;
    private final Time time;
    private final Journal journal;
    private final int most;
    /** Each with a number of its own: what fails anew while it is tried again is still owed after that. */
    private final Map<News, Long> removals = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicBoolean trying = new AtomicBoolean();
    private volatile boolean some;
    private volatile long everything;

    Owed(RemoteTier remote, Time time, Journal journal, int most) {
        this.remote = remote;
        this.time = time;
        this.journal = journal;
        this.most = most;
    }

    /** Redis has not taken it, or nobody knows. */
    void add(News removal) {
        long number = numbers.incrementAndGet();
        if (everything == 0 && removals.size() >= most && !removals.containsKey(removal)) {
            journal.warn("Redis",
                    "more than " + most + " invalidations did not reach it (larder.invalidation.max-owed):"
                            + " all entries of all caches are to be forgotten once it answers");
            everything = number;
            removals.clear();
        } else if (everything != 0) {
            everything = number;
        } else {
            removals.put(removal, number);
        }
        some = true;
        if (trying.compareAndSet(false, true)) {
            time.after(FIRST_PAUSE, () -> tryAgain(FIRST_PAUSE));
        }
    }

    /** Whether an entry of the key must not be answered from Redis. */
    boolean forbids(String key) {
        return some && (everything != 0 || removals.keySet().stream().anyMatch(removal -> removes(removal, key)));
    }

    /** Whether an entry with these tags must not be answered from Redis. */
    boolean forbids(String ownTag, List<String> tags) {
        return some && removals.keySet().stream().anyMatch(removal -> removal instanceof News.Tags moved
                && (moved.tags().contains(ownTag) || moved.tags().stream().anyMatch(tags::contains)));
    }

    int count() {
        return removals.size() + (everything == 0 ? 0 : 1);
    }

    private static boolean removes(News removal, String key) {
        if (removal instanceof News.Keys gone) {
            return gone.keys().contains(key);
        }
        return removal instanceof News.Pattern pattern && pattern.matcher().matches(key);
    }

    private void tryAgain(Duration pause) {
        all().thenAccept(done -> {
            if (!done) {
                Duration twice = pause.multipliedBy(2);
                Duration next = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
                time.after(next, () -> tryAgain(next));
                return;
            }
            trying.set(false);
            some = count() > 0;
            if (count() > 0 && trying.compareAndSet(false, true)) {
                some = true;
                time.after(FIRST_PAUSE, () -> tryAgain(FIRST_PAUSE));
            }
        });
    }

    /** @return whether Redis has taken all there was; the first failure ends it */
    private CompletableFuture<Boolean> all() {
        long whole = everything;
        CompletableFuture<Boolean> all = CompletableFuture.completedFuture(true);
        if (whole != 0) {
            all = remote.leaveEpoch().thenApply(reply -> {
                boolean taken = !(reply instanceof Reply.Failed);
                if (taken && everything == whole) {
                    everything = 0;
                }
                return taken;
            });
        }
        for (Map.Entry<News, Long> one : removals.entrySet()) {
            News removal = one.getKey();
            Long number = one.getValue();
            all = all.thenCompose(well -> well ? once(removal, number) : CompletableFuture.completedFuture(false));
        }
        return all;
    }

    private CompletableFuture<Boolean> once(News removal, Long number) {
        return send(removal).thenApply(reply -> {
            boolean taken = !(reply instanceof Reply.Failed);
            if (taken) {
                removals.remove(removal, number);
            }
            return taken;
        });
    }

    private CompletableFuture<Reply> send(News removal) {
        if (removal instanceof News.Tags moved) {
            return remote.moveTags(moved.tags());
        }
        if (removal instanceof News.Pattern pattern) {
            return remote.removeMatching(pattern.matcher());
        }
        CompletableFuture<Reply> last = CompletableFuture.completedFuture(Reply.OK);
        for (String key : ((News.Keys) removal).keys()) {
            last = last.thenCompose(before -> before instanceof Reply.Failed ? CompletableFuture.completedFuture(before)
                    : remote.remove(key));
        }
        return last;
    }
}
