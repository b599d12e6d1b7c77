package dev.larder.internal.plan;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.larder.internal.key.KeyPart;

/** All plans of an application. Plain data, so that a build step can record it. */
public record Plans(List<MethodPlan> cached, List<InvalidationPlan> invalidations, List<PutPlan> puts) {

    public static final Plans NONE = new Plans(List.of(), List.of(), List.of());

    /** The same with other plans of the cached methods. */
    public Plans withCached(UnaryOperator<List<MethodPlan>> change) {
        return new Plans(change.apply(cached), invalidations, puts);
    }

    private Stream<TagPlan> tags() {
        return Stream.of(cached.stream().flatMap(plan -> plan.tags().stream()),
                invalidations.stream().flatMap(plan -> plan.tags().stream()),
                puts.stream().flatMap(plan -> plan.tags().stream())).flatMap(tags -> tags);
    }

    /** The properties that are read of arguments and results. */
    public Stream<KeyPart.Property> properties() {
        Stream<KeyPart.Property> ofKeys = Stream.concat(
                invalidations.stream().flatMap(plan -> Stream.concat(plan.keys().stream(), plan.patterns().stream())),
                puts.stream().map(PutPlan::key)).flatMap(KeyPlan::properties);
        return Stream.of(cached.stream().flatMap(plan -> KeyPlan.properties(plan.key())), ofKeys,
                puts.stream().flatMap(plan -> plan.path().stream()),
                tags().flatMap(tag -> KeyPlan.properties(tag.parts()))).flatMap(properties -> properties);
    }
}
