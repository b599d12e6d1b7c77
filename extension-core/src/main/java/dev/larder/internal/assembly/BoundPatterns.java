package dev.larder.internal.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.engine.CallerThread;
import dev.larder.internal.engine.Engine;
import dev.larder.internal.key.KeyMatcher;
import dev.larder.internal.key.KeyTemplate;
import dev.larder.internal.key.PatternForm;
import dev.larder.internal.key.PatternMatcher;
import dev.larder.internal.key.PositionalKey;
import dev.larder.internal.plan.MethodPlan;

/** Patterns of keys, in code. */
final class BoundPatterns {

    private final Engine engine;
    private final Parts parts;
    private final List<Known> known = new ArrayList<>();

    /** Keys of one template, and a cache that has them. */
    private record Known(String template, PatternForm form, BoundCache cache) {
    }

    /** @param methods all that are cached */
    BoundPatterns(Engine engine, Parts parts, List<MethodPlan> methods, BoundLarder caches) {
        this.engine = engine;
        this.parts = parts;
        methods.forEach(plan -> known.add(new Known(plan.template(), PatternForm.ofKeys(template(plan.template())),
                caches.cache(plan.cache()))));
    }

    /** As long as it takes: that depends on how much Redis holds. */
    void invalidate(String pattern, @Nullable Object[] arguments) {
        CompletableFuture<Void> done = invalidateAsync(pattern, arguments);
        if (parts.surroundings().mayWait()) {
            new CallerThread(parts.time()).await(done);
        }
    }

    CompletableFuture<Void> invalidateAsync(String pattern, @Nullable Object[] arguments) {
        PatternMatcher keys = KeyMatcher.ofPattern(parts.prefix(), PositionalKey.renderPattern(pattern, arguments));
        KeyTemplate written = template(pattern);
        if (!written.hasWildcard() || !written.beginsWithAWord()) {
            throw new IllegalArgumentException("pattern \"" + pattern + "\": "
                    + (written.hasWildcard() ? "does not begin with a literal and a ':' before its first '*'"
                            : "has no '*'; to forget one key call invalidate on its cache"));
        }
        PatternForm form = PatternForm.ofPattern(written);
        if (known.stream().noneMatch(one -> one.form().mayBe(form))) {
            throw new IllegalArgumentException("No cached method makes keys that match the pattern \"" + pattern
                    + "\": the keys are " + known.stream().map(Known::template).distinct().toList());
        }
        return Settling.of(parts.transactions(),
                new Forgotten(List.of(), List.of(), List.of(matching(List.of(keys)))));
    }

    /** @param patterns that keys of some cached method match; which ones is not looked into */
    Forgotten.Wide matching(List<PatternMatcher> patterns) {
        return new Forgotten.Wide() {
            @Override
            public CompletableFuture<Void> forget() {
                return engine.invalidateMatching(patterns).thenAccept(known.get(0).cache()::note);
            }

            @Override
            public CompletableFuture<Void> forgetBefore() {
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public List<BoundCache> caches() {
                return known.stream().map(Known::cache).distinct().toList();
            }
        };
    }

    /** Of a text that was read as one before. */
    private static KeyTemplate template(String text) {
        return ((KeyTemplate.Parsed) KeyTemplate.parse(text)).template();
    }
}
