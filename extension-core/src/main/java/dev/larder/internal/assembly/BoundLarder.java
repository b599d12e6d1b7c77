package dev.larder.internal.assembly;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import dev.larder.Larder;
import dev.larder.Tag;
import dev.larder.WriteQueue;
import dev.larder.internal.engine.CachedMethod;
import dev.larder.internal.engine.Engine;
import dev.larder.internal.key.PatternMatcher;

/** The caches by name. */
final class BoundLarder implements Larder, Wholesale {

    private final Map<String, BoundCache> caches = new TreeMap<>();
    private final Engine engine;
    private final BoundTags tags;
    private final BoundPatterns patterns;
    private final BoundQueues queues;

    BoundLarder(Engine engine, Parts parts, Map<String, List<CachedMethod>> methods, BoundQueues queues) {
        this.queues = queues;
        methods.forEach((name, bound) -> caches.put(name, new BoundCache(name, engine, parts, bound)));
        this.engine = engine;
        this.tags = new BoundTags(engine, parts, methods.values().stream().flatMap(List::stream)
                .flatMap(method -> method.plan().tags().stream()).toList(), this);
        this.patterns = new BoundPatterns(engine, parts,
                methods.values().stream().flatMap(List::stream).map(CachedMethod::plan).toList(), this);
    }

    @Override
    public BoundCache cache(String name) {
        BoundCache cache = caches.get(name);
        if (cache == null) {
            throw new IllegalArgumentException("No cached method declares the cache '" + name + "'. There are: "
                    + String.join(", ", caches.keySet()));
        }
        return cache;
    }

    @Override
    public Set<String> caches() {
        return Collections.unmodifiableSet(caches.keySet());
    }

    @Override
    public Forgotten.Wide tags(List<String> moved) {
        return tags.moved(moved);
    }

    @Override
    public Forgotten.Wide matching(List<PatternMatcher> matching) {
        return patterns.matching(matching);
    }

    @Override
    public List<BoundCache> all() {
        return List.copyOf(caches.values());
    }

    @Override
    public WriteQueue queue(String name) {
        return queues.named(name);
    }

    @Override
    public int owedInvalidations() {
        return engine.owedInvalidations();
    }

    @Override
    public void invalidateTags(Tag... wanted) {
        tags.invalidate(wanted);
    }

    @Override
    public CompletableFuture<Void> invalidateTagsAsync(Tag... wanted) {
        return tags.invalidateAsync(wanted);
    }

    @Override
    public void invalidatePattern(String pattern, @Nullable Object... arguments) {
        patterns.invalidate(pattern, arguments);
    }

    @Override
    public CompletableFuture<Void> invalidatePatternAsync(String pattern, @Nullable Object... arguments) {
        return patterns.invalidateAsync(pattern, arguments);
    }
}
