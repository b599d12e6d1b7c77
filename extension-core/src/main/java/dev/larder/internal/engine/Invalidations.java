package dev.larder.internal.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.larder.internal.key.KeyMatcher;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.tier.LocalTier;
import dev.larder.internal.tier.RemoteTier;

/** Forgets keys in all tiers. Loads under way answer those who wait for them and are not stored. */
final class Invalidations {

    private final LocalTier local;
    private final RemoteTier remote;
    private final Flights flights;

    Invalidations(LocalTier local, RemoteTier remote, Flights flights) {
        this.local = local;
        this.remote = remote;
        this.flights = flights;
    }

    CompletableFuture<Reply> invalidate(String key) {
        forget(key);
        return remote.remove(key).thenApply(reply -> {
            // Once more: between the two a call may have read the old value from Redis and filled memory with it.
            forget(key);
            return reply;
        });
    }

    CompletableFuture<Reply> invalidateMatching(List<KeyMatcher> matchers) {
        CompletableFuture<Reply> all = CompletableFuture.completedFuture(Reply.OK);
        for (KeyMatcher matcher : matchers) {
            forgetMatching(matcher);
            all = all.thenCompose(before -> remote.removeMatching(matcher)
                    .thenApply(reply -> {
                        forgetMatching(matcher);
                        return before instanceof Reply.Failed ? before : reply;
                    }));
        }
        return all;
    }

    /** Forgets a key here and does not wait for Redis to forget it. */
    void dismiss(String key) {
        forget(key);
        remote.remove(key);
    }

    /** Forgets a key here alone. */
    void forget(String key) {
        local.remove(key);
        flights.detach(key);
    }

    private void forgetMatching(KeyMatcher matcher) {
        local.removeMatching(matcher::matches);
        flights.detachMatching(matcher::matches);
    }
}
