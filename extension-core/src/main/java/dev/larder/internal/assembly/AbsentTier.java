package dev.larder.internal.assembly;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.larder.internal.coherence.Position;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.key.PatternMatcher;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.tier.Acquisition;
import dev.larder.internal.tier.Claim;
import dev.larder.internal.tier.Lease;
import dev.larder.internal.tier.Lookup;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.tier.Storing;

/** The remote tier of an application without Redis: nothing is there, and nothing is kept. */
final class AbsentTier implements RemoteTier {

    private static final Fault NO_REDIS = new Fault(Fault.Kind.UNREACHABLE, "no Redis is configured");

    @Override
    public CompletableFuture<Lookup> find(String key, String tag) {
        return CompletableFuture.completedFuture(Lookup.NOTHING);
    }

    @Override
    public CompletableFuture<Acquisition> acquire(String key, Duration length, Claim claim) {
        return CompletableFuture.completedFuture(new Acquisition.Unavailable(NO_REDIS));
    }

    @Override
    public CompletableFuture<Boolean> extend(String key, Lease lease, Duration length) {
        return CompletableFuture.completedFuture(false);
    }

    @Override
    public CompletableFuture<Storing> store(String key, Lease lease, Envelope entry, Duration kept) {
        return CompletableFuture.completedFuture(Storing.UNKNOWN);
    }

    @Override
    public CompletableFuture<Boolean> release(String key, Lease lease, Duration pause) {
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public CompletableFuture<Boolean> discard(String key, Lease lease) {
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public void touch(String key, Duration kept) {
        // No entry is there.
    }

    @Override
    public CompletableFuture<Reply> remove(String key) {
        return CompletableFuture.completedFuture(new Reply.Number(0));
    }

    @Override
    public CompletableFuture<Reply> removeMatching(PatternMatcher keys) {
        return CompletableFuture.completedFuture(new Reply.Number(0));
    }

    @Override
    public CompletableFuture<Reply> moveTags(List<String> tags) {
        return CompletableFuture.completedFuture(Reply.OK);
    }

    @Override
    public CompletableFuture<Reply> leaveEpoch() {
        return CompletableFuture.completedFuture(Reply.OK);
    }

    @Override
    public CompletableFuture<Reply> replaced(String key) {
        return CompletableFuture.completedFuture(Reply.OK);
    }

    @Override
    public CompletableFuture<Boolean> answers() {
        return CompletableFuture.completedFuture(false);
    }

    @Override
    public Position heard() {
        return new Position(0, 0, 0);
    }

    @Override
    public long serverMillis() {
        return UNKNOWN_TIME;
    }
}
