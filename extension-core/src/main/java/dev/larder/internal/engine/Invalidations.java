package dev.larder.internal.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.larder.internal.coherence.News;
import dev.larder.internal.key.PatternMatcher;
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
    private final Waits waits;
    private final Patience patience;
    private final Owed owed;

    Invalidations(LocalTier local, RemoteTier remote, TagMoves moves, Flights flights, LeaseReturns returns,
            Waits waits, Patience patience, Owed owed) {
        this.local = local;
        this.remote = remote;
        this.moves = moves;
        this.flights = flights;
        this.returns = returns;
        this.waits = waits;
        this.patience = patience;
        this.owed = owed;
    }

    CompletableFuture<Reply> invalidate(String key) {
        return settle(new News.Keys(List.of(key)), () -> forget(key), () -> inTime(remote.remove(key)));
    }

    CompletableFuture<Reply> invalidateTags(List<String> tags) {
        return settle(new News.Tags(tags), () -> forgetCarriers(tags), () -> inTime(remote.moveTags(tags)));
    }

    CompletableFuture<Reply> invalidateMatching(List<PatternMatcher> matchers) {
        CompletableFuture<Reply> all = CompletableFuture.completedFuture(Reply.OK);
        for (PatternMatcher matcher : matchers) {
            all = all.thenCompose(before -> settle(new News.Pattern(matcher), () -> forgetMatching(matcher),
                    () -> remote.removeMatching(matcher))
                    .thenApply(reply -> before instanceof Reply.Failed ? before : reply));
        }
        return all;
    }

    /** Under the key stands no more what others may hold: tells them. */
    CompletableFuture<Reply> replaced(String key) {
        News removal = new News.Keys(List.of(key));
        return inTime(remote.replaced(key)).thenApply(reply -> owedUnlessDone(removal, reply));
    }

    private CompletableFuture<Reply> settle(News removal, Runnable forget, Supplier<CompletableFuture<Reply>> remove) {
        forget.run();
        return remove.get().thenApply(reply -> {
            // In this order: what is read from Redis before it is owed must not stay in memory.
            owedUnlessDone(removal, reply);
            // Once more: between the two a call may have read the old value from Redis and filled memory with it.
            forget.run();
            return reply;
        });
    }

    private Reply owedUnlessDone(News removal, Reply reply) {
        if (reply instanceof Reply.Failed) {
            owed.add(removal);
        }
        return reply;
    }

    private CompletableFuture<Reply> inTime(CompletableFuture<Reply> reply) {
        return patience.await(reply, new Reply.Failed(Read.IMPATIENT), late -> {});
    }

    /** Redis has forgotten it before it was told. */
    void removedElsewhere(News news) {
        if (news instanceof News.Keys gone) {
            gone.keys().forEach(this::forget);
        } else if (news instanceof News.Tags moved) {
            forgetCarriers(moved.tags());
        } else if (news instanceof News.Queued queued) {
            queued.keys().forEach(this::forget);
        } else if (news instanceof News.Everything) {
            forgetAll();
        } else if (news instanceof News.Pattern pattern) {
            forgetMatching(pattern.matcher());
        }
    }

    void forgetAll() {
        local.removeMatching(key -> true);
        flights.detachIf(flight -> true);
        waits.wakeAll();
    }

    /** Forgets a key here alone. */
    void forget(String key) {
        local.remove(key);
        flights.detach(key);
        // With the entry goes the lease: who waits for it would wait in vain.
        waits.wake(key);
    }

    private void forgetCarriers(List<String> tags) {
        moves.move(tags);
        for (Flight flight : flights.detachIf(flight -> flight.method.mayCarry(tags))) {
            // What it loads is worthless already; under its lease others would wait for it.
            flight.lease().filter(lease -> tags.contains(flight.method.ownTag()))
                    .ifPresent(lease -> returns.discard(flight.key, lease));
        }
    }

    private void forgetMatching(PatternMatcher matcher) {
        local.removeMatching(matcher::matches);
        flights.detachIf(flight -> matcher.matches(flight.key));
        waits.wakeAll();
    }
}
