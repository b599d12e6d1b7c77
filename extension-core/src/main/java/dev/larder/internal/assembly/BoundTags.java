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

/** The tags of all caches. */
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
        CompletableFuture<Void> done = invalidateAsync(tags);
        if (parts.surroundings().mayWait()) {
            new CallerThread(parts.time()).await(done);
        }
    }

    CompletableFuture<Void> invalidateAsync(Tag... tags) {
        List<String> texts = Arrays.stream(tags).map(Tag::toString).distinct().toList();
        texts.forEach(this::check);
        return texts.isEmpty() ? CompletableFuture.completedFuture(null)
                : Settling.of(parts.transactions(), new Forgotten(List.of(), List.of(), List.of(moved(texts))));
    }

    /** @param tags of which some cached method carries each */
    Forgotten.Wide moved(List<String> tags) {
        List<BoundCache> carriers = known.stream().filter(one -> tags.stream().anyMatch(one.matcher()::matches))
                .map(Known::cache).distinct().toList();
        BoundCache teller = carriers.isEmpty() ? known.get(0).cache() : carriers.get(0);
        return new Forgotten.Wide() {
            @Override
            public CompletableFuture<Void> forget() {
                return engine.invalidateTags(tags).thenAccept(teller::note);
            }

            @Override
            public CompletableFuture<Void> forgetBefore() {
                return parts.fencesCommits() ? forget() : CompletableFuture.completedFuture(null);
            }

            @Override
            public List<BoundCache> caches() {
                return carriers;
            }
        };
    }

    private void check(String tag) {
        if (known.stream().noneMatch(one -> one.matcher().matches(tag))) {
            throw new IllegalArgumentException("No cached method carries the tag '" + tag
                    + "': the tags are " + known.stream().map(Known::template).distinct().toList());
        }
    }
}
