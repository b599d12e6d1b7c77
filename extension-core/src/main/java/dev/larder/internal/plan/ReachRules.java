package dev.larder.internal.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.larder.internal.key.KeyForm;
import dev.larder.internal.plan.Rule.Findings;

/** 3xx: what nothing reaches. Invalidations in code are not seen. */
final class ReachRules {

    private ReachRules() {
    }

    static void tagsAreInvalidated(Whole whole, Findings findings) {
        List<KeyForm> invalidated = whole.invalidatedTags().map(tag -> KeyForm.of(tag.parsed())).toList();
        whole.cached().forEach(method -> method.tags().forEach(tag -> {
            KeyForm form = KeyForm.of(tag.parsed());
            if (invalidated.stream().noneMatch(form::mayBe)) {
                findings.add(tag, tag.annotation().member("tags"), "no method invalidates this tag",
                        "invalidate it with @CacheInvalidate(tags = ...), or remove it; what is done in code is not"
                                + " seen here");
            }
        }));
    }

    static void cachesOfEntitiesAreInvalidated(Whole whole, Findings findings) {
        Set<String> touched = whole.touched();
        EntityWriters writers = new EntityWriters(whole);
        Set<String> told = new HashSet<>();
        for (MethodSubject method : whole.cached()) {
            if (!touched.contains(method.cache()) && method.result() instanceof ResultType.Value value
                    && told.add(method.cache())) {
                Optional<EntityWriters.Writing> writing = writers.of(value.value());
                writing.ifPresent(found -> findings.add(method,
                        method.annotation().member("cache"),
                        "nothing invalidates the cache '" + method.cache() + "', which keeps what " + found.method()
                                + " writes: " + found.entity(),
                        "invalidate it there with @CacheInvalidate; what is done in code is not seen here"));
            }
        }
    }
}
