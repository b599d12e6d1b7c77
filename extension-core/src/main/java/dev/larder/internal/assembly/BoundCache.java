package dev.larder.internal.assembly;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.larder.Cache;
import dev.larder.CacheStats;
import dev.larder.InvalidationFailedException;
import dev.larder.Key;
import dev.larder.internal.engine.CachedMethod;
import dev.larder.internal.engine.CallerThread;
import dev.larder.internal.engine.Engine;
import dev.larder.internal.engine.Fence;
import dev.larder.internal.key.KeyMatcher;
import dev.larder.internal.redis.Reply;

/** One cache over the methods that declare its name. */
final class BoundCache implements Cache {

    private final String name;
    private final Engine engine;
    private final Parts parts;
    private final List<CachedMethod> methods;
    private final List<KeyMatcher> matchers;

    BoundCache(String name, Engine engine, Parts parts, List<CachedMethod> methods) {
        this.name = name;
        this.engine = engine;
        this.parts = parts;
        this.methods = methods;
        this.matchers = methods.stream().map(CachedMethod::matcher).toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void invalidate(Key key) {
        CompletableFuture<Void> done = invalidateAsync(key);
        if (parts.surroundings().mayWait()) {
            new CallerThread(parts.time()).await(done);
        }
    }

    @Override
    public CompletableFuture<Void> invalidateAsync(Key key) {
        String whole = parts.prefix().whole(key.toString());
        if (matchers.stream().noneMatch(matcher -> matcher.matches(whole))) {
            throw new IllegalArgumentException(
                    "The cache '" + name + "' has no entry '" + key + "': its keys are made by "
                            + methods.stream().map(method -> method.plan().template()).distinct().toList());
        }
        return Settling.of(parts.transactions(),
                new Forgotten(List.of(new Forgotten.Key(this, whole)), List.of(), List.of()));
    }

    /**
     * Forgets a key, and waits for Redis within patience.
     *
     * @param whole a key that the rules have found to be one of this cache
     */
    CompletableFuture<Void> forget(String whole) {
        return engine.invalidate(whole).thenAccept(this::note);
    }

    @Override
    public void clear() {
        if (parts.surroundings().mayWait()) {
            new CallerThread(parts.time()).await(clearAsync());
        } else {
            clearAsync();
        }
    }

    @Override
    public CompletableFuture<Void> clearAsync() {
        return Settling.of(parts.transactions(), new Forgotten(List.of(), List.of(this), List.of()));
    }

    /** Forgets all keys. */
    CompletableFuture<Void> forgetAll() {
        return engine.invalidateTags(List.of(CachedMethod.ownTag(name))).thenAccept(this::note);
    }

    boolean fencesCommits() {
        return parts.fencesCommits();
    }

    /** What keeps a key empty around a commit; nothing where none is wanted, or no entry of the key is in Redis. */
    Optional<Fence> fence(String whole) {
        return fencesCommits() ? methods.stream()
                .filter(method -> method.policy().enabled() && method.usesRemote() && method.matcher().matches(whole))
                .findFirst().map(method -> Fence.of(engine, method, whole)) : Optional.empty();
    }

    /** Tells of a fence that does not stand. The transaction goes on, and what it changes is forgotten after it. */
    void noteFence(boolean stands) {
        if (!stands) {
            parts.journal().warn(name,
                    "a key could not be fenced before a commit: a crash right after that would leave an old value in Redis");
        }
    }

    @Override
    public CacheStats stats() {
        return methods.get(0).meter().stats();
    }

    /**
     * Tells of an invalidation that failed.
     *
     * @throws InvalidationFailedException if who invalidates wants to know
     */
    void note(Reply reply) {
        if (reply instanceof Reply.Failed failed) {
            methods.get(0).meter().redisFault();
            String what = "an invalidation did not reach Redis, and is tried again until it does; other processes may answer"
                    + " with old values until then: " + failed.fault().kind();
            parts.journal().warn(name, what);
            if (parts.failsLoudly()) {
                throw new InvalidationFailedException("Cache '" + name + "': " + what);
            }
        }
    }
}
