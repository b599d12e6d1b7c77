package dev.larder.internal.plan;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.larder.internal.key.KeyPart;

/** All plans of an application. Plain data, so that a build step can record it. */
public record Plans(List<MethodPlan> cached, List<InvalidationPlan> invalidations, List<PutPlan> puts,
        List<QueuePlan> queues) {

    public static final Plans NONE = new Plans(List.of(), List.of(), List.of(), List.of());

    /** The same with other plans of the cached methods. */
    public Plans withCached(UnaryOperator<List<MethodPlan>> change) {
        return new Plans(change.apply(cached), invalidations, puts, queues);
    }

    private Stream<WritePlan> writes() {
        return queues.stream().flatMap(queue -> queue.writes().stream());
    }

    private Stream<StoredPlan> stored() {
        return Stream.concat(puts.stream().map(PutPlan::stored), writes().flatMap(write -> write.stored().stream()));
    }

    private Stream<TagPlan> tags() {
        return Stream.of(cached.stream().flatMap(plan -> plan.tags().stream()),
                invalidations.stream().flatMap(plan -> plan.tags().stream()),
                stored().flatMap(plan -> plan.tags().stream())).flatMap(tags -> tags);
    }

    /** The properties that are read of arguments and results. */
    public Stream<KeyPart.Property> properties() {
        Stream<KeyPlan> keys = Stream.of(
                invalidations.stream().flatMap(plan -> Stream.concat(plan.keys().stream(), plan.patterns().stream())),
                puts.stream().map(PutPlan::key), writes().map(WritePlan::key)).flatMap(plans -> plans);
        return Stream.of(cached.stream().flatMap(plan -> KeyPlan.properties(plan.key())),
                keys.flatMap(KeyPlan::properties), stored().flatMap(plan -> plan.path().stream()),
                tags().flatMap(tag -> KeyPlan.properties(tag.parts()))).flatMap(properties -> properties);
    }
}
