package dev.larder.internal.tier;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.larder.internal.coherence.Position;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.key.PatternMatcher;
import dev.larder.internal.redis.Reply;

/** Passes all that it is asked on to another tier, but for what a subclass answers itself. */
public class PassingTier implements RemoteTier {

    protected final RemoteTier tier;

    public PassingTier(RemoteTier tier) {
        this.tier = tier;
    }

    @Override
    public CompletableFuture<Lookup> find(String key, String tag) {
        return tier.find(key, tag);
    }

    @Override
    public CompletableFuture<Acquisition> acquire(String key, Duration length, Claim claim) {
        return tier.acquire(key, length, claim);
    }

    @Override
    public CompletableFuture<Boolean> extend(String key, Lease lease, Duration length) {
        return tier.extend(key, lease, length);
    }

    @Override
    public CompletableFuture<Storing> store(String key, Lease lease, Envelope entry, Duration kept) {
        return tier.store(key, lease, entry, kept);
    }

    @Override
    public CompletableFuture<Boolean> release(String key, Lease lease, Duration pause) {
        return tier.release(key, lease, pause);
    }

    @Override
    public CompletableFuture<Boolean> discard(String key, Lease lease) {
        return tier.discard(key, lease);
    }

    @Override
    public void touch(String key, Duration kept) {
        tier.touch(key, kept);
    }

    @Override
    public CompletableFuture<Reply> remove(String key) {
        return tier.remove(key);
    }

    @Override
    public CompletableFuture<Reply> removeMatching(PatternMatcher keys) {
        return tier.removeMatching(keys);
    }

    @Override
    public CompletableFuture<Reply> moveTags(List<String> tags) {
        return tier.moveTags(tags);
    }

    @Override
    public CompletableFuture<Reply> leaveEpoch() {
        return tier.leaveEpoch();
    }

    @Override
    public CompletableFuture<Reply> replaced(String key) {
        return tier.replaced(key);
    }

    @Override
    public Position heard() {
        return tier.heard();
    }

    @Override
    public CompletableFuture<Boolean> answers() {
        return tier.answers();
    }

    @Override
    public long serverMillis() {
        return tier.serverMillis();
    }
}
