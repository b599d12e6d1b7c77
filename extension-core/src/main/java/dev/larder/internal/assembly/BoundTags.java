package dev.larder.internal.assembly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.larder.Tag;
import dev.larder.internal.engine.CallerThread;
import dev.larder.internal.engine.Engine;
import dev.larder.internal.key.KeyMatcher;
import dev.larder.internal.plan.TagPlan;

/** The tags of all caches, in code. */
final class BoundTags {

    private final Engine engine;
    private final Parts parts;
    private final List<Known> known = new ArrayList<>();

    /** Tags of one template, and a cache whose entries carry them. */
    private record Known(String template, KeyMatcher matcher, BoundCache cache) {
    }

    /** @param tags of all cached methods */
    BoundTags(Engine engine, Parts parts, List<TagPlan> tags, BoundLarder caches) {
        this.engine = engine;
        this.parts = parts;
        tags.forEach(tag -> known.add(new Known(tag.template(), KeyMatcher.ofTags(tag.parts()),
                caches.cache(tag.cache()))));
    }

    void invalidate(Tag... tags) {
        if (tags.length > 0) {
            BoundCache first = carrying(tags);
            CompletableFuture<Void> done = engine.invalidateTags(texts(tags)).thenAccept(first::note);
            if (parts.surroundings().mayWait()) {
                new CallerThread(parts.time()).await(done);
            }
        }
    }

    CompletableFuture<Void> invalidateAsync(Tag... tags) {
        if (tags.length == 0) {
            return CompletableFuture.completedFuture(null);
        }
        BoundCache first = carrying(tags);
        return engine.invalidateTags(texts(tags)).thenAccept(first::note);
    }

    private static List<String> texts(Tag... tags) {
        return Arrays.stream(tags).map(Tag::toString).distinct().toList();
    }

    /** A cache whose entries carry the first; all are checked. */
    private BoundCache carrying(Tag... tags) {
        return Arrays.stream(tags).map(this::carrying).toList().get(0);
    }

    private BoundCache carrying(Tag tag) {
        return known.stream().filter(one -> one.matcher().matches(tag.toString())).map(Known::cache).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No cached method carries the tag '" + tag
                        + "': the tags are " + known.stream().map(Known::template).distinct().toList()));
    }
}
