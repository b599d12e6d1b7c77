package dev.larder.internal.assembly;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.larder.internal.entry.Envelope;
import dev.larder.internal.key.KeyMatcher;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.tier.Lookup;
import dev.larder.internal.tier.RemoteTier;

/** The remote tier of an application without Redis: nothing is there, and nothing is kept. */
final class AbsentTier implements RemoteTier {

    @Override
    public CompletableFuture<Lookup> find(String key) {
        return CompletableFuture.completedFuture(Lookup.NOTHING);
    }

    @Override
    public CompletableFuture<Reply> store(String key, Envelope entry, Duration ttl) {
        return CompletableFuture.completedFuture(Reply.NIL);
    }

    @Override
    public CompletableFuture<Reply> remove(String key) {
        return CompletableFuture.completedFuture(new Reply.Number(0));
    }

    @Override
    public CompletableFuture<Reply> removeMatching(KeyMatcher keys) {
        return CompletableFuture.completedFuture(new Reply.Number(0));
    }

    @Override
    public long serverMillis() {
        return UNKNOWN_TIME;
    }
}
