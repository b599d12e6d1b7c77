package dev.larder.internal.assembly;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.larder.internal.engine.CachedMethod;
import dev.larder.internal.engine.Engine;
import dev.larder.internal.key.KeyWriter;
import dev.larder.internal.key.KeyWriters;
import dev.larder.internal.key.PatternWriter;
import dev.larder.internal.plan.InvalidationPlan;
import dev.larder.internal.plan.KeyPlan;
import dev.larder.internal.plan.PutPlan;
import dev.larder.internal.plan.ResultForm;
import dev.larder.internal.result.EffectCalls;
import dev.larder.internal.result.PlainEffectCalls;
import dev.larder.internal.result.StageEffectCalls;
import dev.larder.internal.result.mutiny.UniEffectCalls;
import dev.larder.internal.writing.StoredValue;
import dev.larder.internal.writing.WritingCalls;

/** Binds the methods that change what caches hold. */
final class WriterCalls {

    private final Engine engine;
    private final Parts parts;
    private final BoundLarder caches;

    WriterCalls(Engine engine, Parts parts, BoundLarder caches) {
        this.engine = engine;
        this.parts = parts;
        this.caches = caches;
    }

    BoundCall bind(InvalidationPlan plan) {
        List<Naming.Entry> entries = plan.keys().stream()
                .map(key -> new Naming.Entry(key, keys(key), caches.cache(key.cache()))).toList();
        List<Naming.Tagged> tags = plan.tags().stream()
                .map(tag -> new Naming.Tagged(tag, KeyWriters.compileTag(tag.parts(), parts.accessors(),
                        parts.formats(), parts.ambient())))
                .toList();
        Naming naming = new Naming(entries, plan.caches().stream().map(caches::cache).toList(), tags, patterns(plan),
                caches,
                parts.journal());
        return new InvalidatingCall(plan.method(), calls(plan.method().form(), "dev.larder.invalidating"), naming);
    }

    private List<Naming.Matching> patterns(InvalidationPlan plan) {
        return plan.patterns().stream()
                .map(pattern -> new Naming.Matching(pattern, PatternWriter.compile(parts.prefix(),
                        pattern.parts(), parts.accessors(), parts.formats(), parts.ambient())))
                .toList();
    }

    /** @param cached all cached methods, as their plans describe them */
    BoundCall bind(PutPlan plan, Map<String, CachedMethod> cached) {
        CachedMethod target = Objects.requireNonNull(cached.get(plan.stored().target()),
                () -> "no plan of " + plan.stored().target());
        return new PuttingCall(plan, calls(plan.method().form(), "dev.larder.putting"), keys(plan.key()),
                new StoredValue(plan.stored(), parts.accessors()), target,
                WrittenTags.of(plan.stored().tags(), plan.key().cache(), plan.method().parameterTypes().size(), parts),
                () -> plan.method().form() != ResultForm.PLAIN || parts.surroundings().mayWait(),
                caches.cache(plan.key().cache()), engine, parts.journal());
    }

    KeyWriter keys(KeyPlan plan) {
        return KeyWriters.compile(parts.prefix(), plan.parts(), parts.accessors(), parts.formats(), parts.ambient());
    }

    private WritingCalls calls(ResultForm form, String note) {
        return new WritingCalls(effectCalls(form), parts.transactions(), note);
    }

    EffectCalls effectCalls(ResultForm form) {
        return switch (form) {
            case PLAIN -> new PlainEffectCalls(parts.surroundings(), parts.time());
            case STAGE -> new StageEffectCalls(parts.surroundings());
            case UNI -> new UniEffectCalls(parts.surroundings());
        };
    }
}
