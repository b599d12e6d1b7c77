package dev.larder.internal.transaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/** What one transaction changes that caches may hold. Thread-safe. */
public final class UnitOfWork {

    /** So many keys are remembered; with more, the caches that they belong to are meant as a whole. */
    static final int MOST_KEYS = 10_000;

    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final Set<String> caches = ConcurrentHashMap.newKeySet();
    private final Set<String> widened = new HashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private List<Pending> pending = new ArrayList<>();
    private boolean fenced;
    private @Nullable Completion completion;

    /** @param settled completes when the change is */
    record Pending(Change change, CompletableFuture<Void> settled) {
    }

    /** From now on the transaction sees something else than the caches hold. */
    public void touch(Touched touched) {
        if (keys.size() < MOST_KEYS) {
            keys.addAll(touched.keys());
        } else {
            caches.addAll(touched.homes());
        }
        caches.addAll(touched.caches());
    }

    /** Whether the transaction may see something else under a key than its cache holds. */
    public boolean touches(String cache, String key) {
        return keys.contains(key) || caches.contains(cache);
    }

    /** A unit whose transaction will end as is known already, and tells nobody. */
    public static UnitOfWork over(Completion how) {
        UnitOfWork unit = new UnitOfWork();
        unit.completion = how;
        return unit;
    }

    /** @return completes when the change is settled, after the end of the transaction; fails if that fails */
    public CompletableFuture<Void> add(Change added) {
        Change change = isFull() ? added.widened() : added;
        touch(change.touched());
        CompletableFuture<Void> settled = new CompletableFuture<>();
        Completion over;
        boolean late;
        lock.lock();
        try {
            over = completion;
            late = fenced;
            if (over == null && change != added && !widened.addAll(change.touched().caches())) {
                return DONE;
            }
            if (over == null) {
                pending.add(new Pending(change, settled));
            }
        } finally {
            lock.unlock();
        }
        if (over != null) {
            return settle(change, over);
        }
        if (late) {
            change.fence();
        }
        return settled;
    }

    private boolean isFull() {
        lock.lock();
        try {
            return keys.size() >= MOST_KEYS || pending.size() >= MOST_KEYS;
        } finally {
            lock.unlock();
        }
    }

    /** The outcome, if the transaction is over. */
    public Optional<Completion> completion() {
        lock.lock();
        try {
            return Optional.ofNullable(completion);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The transaction is about to be committed.
     *
     * @return completes when all changes are fenced
     */
    public CompletableFuture<Void> ending() {
        List<Pending> all;
        lock.lock();
        try {
            fenced = true;
            all = List.copyOf(pending);
        } finally {
            lock.unlock();
        }
        // What is settled must not be fenced again: nobody would lift that.
        return InTurn.settle(new ArrayDeque<>(all), one -> completion().isPresent() ? DONE : one.change().fence());
    }

    /**
     * The transaction is over.
     *
     * @return completes when all changes are settled
     */
    public CompletableFuture<Void> ended(Completion how) {
        List<Pending> all;
        lock.lock();
        try {
            if (completion != null) {
                return DONE;
            }
            completion = how;
            all = pending;
            pending = new ArrayList<>();
        } finally {
            lock.unlock();
        }
        return InTurn.settle(new ArrayDeque<>(all), one -> InTurn.attempt(() -> settle(one.change(), how))
                .whenComplete((nothing, failure) -> end(one.settled(), failure)));
    }

    private static void end(CompletableFuture<Void> settled, @Nullable Throwable failure) {
        if (failure == null) {
            settled.complete(null);
        } else {
            settled.completeExceptionally(failure);
        }
    }

    private static CompletableFuture<Void> settle(Change change, Completion how) {
        return switch (how) {
            case COMMITTED -> change.make();
            case UNKNOWN -> change.forget();
            case ROLLED_BACK -> {
                change.drop();
                yield DONE;
            }
        };
    }
}
