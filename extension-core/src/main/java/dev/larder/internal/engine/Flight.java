package dev.larder.internal.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/** One call that looks up and loads a key, and the calls that wait for its outcome. */
final class Flight {

    final String key;
    final String type;
    final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile @Nullable Thread loading;

    Flight(String key, String type) {
        this.key = key;
        this.type = type;
    }

    /** Takes a seat if one is left; {@link #leave()} gives it back. */
    boolean board(int seats) {
        if (waiting.incrementAndGet() <= seats) {
            return true;
        }
        leave();
        return false;
    }

    void leave() {
        waiting.decrementAndGet();
    }

    /** The thread that runs the method, while it runs: a call made from within it must not wait for it. */
    void loadsOn(@Nullable Thread thread) {
        loading = thread;
    }

    boolean loadsOnThisThread() {
        return loading == Thread.currentThread();
    }
}
