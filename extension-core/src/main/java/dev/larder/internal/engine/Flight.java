package dev.larder.internal.engine;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.tier.Held;
import dev.larder.internal.tier.Lease;
import dev.larder.spi.Source;

/** One call that looks up and loads a key, and the calls that wait for its outcome. */
final class Flight {

    final String key;
    final String type;
    final CachedMethod method;
    final long began;
    final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    /** As {@link #outcome}, unless that was an old value while the load goes on: then what the load ends with. */
    final CompletableFuture<Outcome> end = new CompletableFuture<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Company company;
    private volatile @Nullable Held early;
    private volatile @Nullable Lease lease;
    private volatile boolean stray;
    private volatile long knownAt;

    /** @param began now */
    Flight(Call call, long began) {
        this.began = began;
        this.knownAt = began;
        this.key = call.key();
        this.type = call.type();
        this.method = call.method();
        this.company = call.company();
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

    /** What it ends with is the latest as of then, at the earliest. */
    long knownAt() {
        return knownAt;
    }

    /** The method begins, and there is no older value that it may end with instead. */
    void asks(long now) {
        knownAt = now;
    }

    /** The method is about to run under it. */
    void loads(Lease under) {
        lease = under;
    }

    /** The lease under which the method runs. */
    Optional<Lease> lease() {
        return Optional.ofNullable(lease);
    }

    /** Answers those who wait with an old value, unless the flight is over. */
    boolean answerEarly(Old old) {
        early = old.held();
        return outcome.complete(old.answer());
    }

    /** The old value that was answered while the load goes on. */
    Optional<Held> early() {
        return Optional.ofNullable(early);
    }

    /** The load turns out to be for another key: its outcome is for its own caller alone. Told before the end. */
    void strays() {
        stray = true;
    }

    /** What an outcome is to those who wait. */
    Outcome forFollowers(Outcome how) {
        return stray && !(how instanceof Outcome.Answered old && old.source() == Source.STALE) ? new Outcome.Left()
                : how;
    }

    void end(Outcome how) {
        outcome.complete(how);
        end.complete(how);
    }

    /** Whether a call made here is made from within the method, and so must not wait for it. */
    boolean loadsOnThisThread() {
        return company.loadsOnThisThread();
    }
}
