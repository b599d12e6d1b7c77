package dev.larder.internal.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.larder.internal.coherence.Position;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.key.PatternMatcher;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.tier.Acquisition;
import dev.larder.internal.tier.Claim;
import dev.larder.internal.tier.Lease;
import dev.larder.internal.tier.Lookup;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.tier.Storing;

/** A remote tier whose commands each wait until a test lets the actor that sent it go a step. */
final class SteppedTier implements RemoteTier {

    private final RemoteTier tier;
    private final Map<Object, Deque<Runnable>> waiting = new HashMap<>();
    private Object acting = this;

    SteppedTier(RemoteTier tier) {
        this.tier = tier;
    }

    /** What is sent meanwhile waits for this actor's steps. */
    void as(Object actor, Runnable task) {
        Object before = acting;
        acting = actor;
        task.run();
        acting = before;
    }

    /** Makes this a step of its own. */
    void later(Object actor, Runnable task) {
        queue(actor).add(task);
    }

    boolean isWaiting(Object actor) {
        return !queue(actor).isEmpty();
    }

    /** Carries out the oldest command of the actor, and what follows from its answer. */
    void step(Object actor) {
        Runnable command = queue(actor).remove();
        as(actor, command);
    }

    private Deque<Runnable> queue(Object actor) {
        return waiting.computeIfAbsent(actor, any -> new ArrayDeque<>());
    }

    private <T> CompletableFuture<T> later(Supplier<CompletableFuture<T>> command) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        queue(acting).add(() -> command.get().thenAccept(answer::complete));
        return answer;
    }

    @Override
    public CompletableFuture<Lookup> find(String key, String tag) {
        return later(() -> tier.find(key, tag));
    }

    @Override
    public CompletableFuture<Acquisition> acquire(String key, Duration length, Claim claim) {
        return later(() -> tier.acquire(key, length, claim));
    }

    @Override
    public CompletableFuture<Boolean> extend(String key, Lease lease, Duration length) {
        return later(() -> tier.extend(key, lease, length));
    }

    @Override
    public CompletableFuture<Storing> store(String key, Lease lease, Envelope entry, Duration kept) {
        return later(() -> tier.store(key, lease, entry, kept));
    }

    @Override
    public CompletableFuture<Boolean> release(String key, Lease lease, Duration pause) {
        return later(() -> tier.release(key, lease, pause));
    }

    @Override
    public CompletableFuture<Boolean> discard(String key, Lease lease) {
        return later(() -> tier.discard(key, lease));
    }

    @Override
    public void touch(String key, Duration kept) {
        queue(acting).add(() -> tier.touch(key, kept));
    }

    @Override
    public CompletableFuture<Reply> remove(String key) {
        return later(() -> tier.remove(key));
    }

    @Override
    public CompletableFuture<Reply> removeMatching(PatternMatcher keys) {
        return later(() -> tier.removeMatching(keys));
    }

    @Override
    public CompletableFuture<Reply> moveTags(List<String> tags) {
        return later(() -> tier.moveTags(tags));
    }

    @Override
    public CompletableFuture<Reply> leaveEpoch() {
        return later(tier::leaveEpoch);
    }

    @Override
    public CompletableFuture<Reply> replaced(String key) {
        return later(() -> tier.replaced(key));
    }

    @Override
    public CompletableFuture<Boolean> answers() {
        return later(tier::answers);
    }

    @Override
    public Position heard() {
        return tier.heard();
    }

    @Override
    public long serverMillis() {
        return tier.serverMillis();
    }
}
