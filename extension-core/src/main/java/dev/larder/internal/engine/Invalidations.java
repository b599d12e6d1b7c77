package dev.larder.internal.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.larder.internal.coherence.News;
import dev.larder.internal.key.KeyMatcher;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.tier.LocalTier;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.tier.TagMoves;

/** Forgets keys in all tiers. Loads under way answer those who wait for them and are not stored. */
final class Invalidations {

    private final LocalTier local;
    private final RemoteTier remote;
    private final TagMoves moves;
    private final Flights flights;
    private final LeaseReturns returns;

    Invalidations(LocalTier local, RemoteTier remote, TagMoves moves, Flights flights, LeaseReturns returns) {
        this.local = local;
        this.remote = remote;
        this.moves = moves;
        this.flights = flights;
        this.returns = returns;
    }

    CompletableFuture<Reply> invalidate(String key) {
        forget(key);
        return remote.remove(key).thenApply(reply -> {
            // Once more: between the two a call may have read the old value from Redis and filled memory with it.
            forget(key);
            return reply;
        });
    }

    CompletableFuture<Reply> invalidateTags(List<String> tags) {
        forgetCarriers(tags);
        return remote.moveTags(tags).thenApply(reply -> {
            forgetCarriers(tags);
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

    /** Redis has forgotten it before it was told. */
    void removedElsewhere(News news) {
        if (news instanceof News.Keys gone) {
            gone.keys().forEach(this::forget);
        } else if (news instanceof News.Tags moved) {
            forgetCarriers(moved.tags());
        } else if (news instanceof News.Template template) {
            forgetMatching(template.matcher());
        }
    }

    void forgetAll() {
        local.removeMatching(key -> true);
        flights.detachIf(flight -> true);
    }

    private void forget(String key) {
        local.remove(key);
        flights.detach(key);
    }

    private void forgetCarriers(List<String> tags) {
        moves.move(tags);
        for (Flight flight : flights.detachIf(flight -> flight.method.mayCarry(tags))) {
            // What it loads is worthless already; under its lease others would wait for it.
            flight.lease().filter(lease -> tags.contains(flight.method.ownTag()))
                    .ifPresent(lease -> returns.discard(flight.key, lease));
        }
    }

    private void forgetMatching(KeyMatcher matcher) {
        local.removeMatching(matcher::matches);
        flights.detachIf(flight -> matcher.matches(flight.key));
    }
}
