package dev.larder.internal.plan;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.larder.internal.shape.AnnotationShape;
import dev.larder.internal.shape.Hierarchy;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;

/**
 * A queue under the rules: the methods that write to it, and what they say of it.
 *
 * @param writes at least one
 * @param batchWriters of the bean of the first
 */
record QueueSubject(List<WriteSubject> writes, List<BatchSubject> batchWriters, TypeCatalog catalog) {

    private static final String MERGER = "dev.larder.Merger";
    private static final String NO_DELAY = "0s";
    private static final int BATCH = 100;

    /** The queues in the order of their first methods. */
    static List<QueueSubject> of(List<WriteSubject> writes, List<BatchSubject> batchWriters, TypeCatalog catalog) {
        Collection<List<WriteSubject>> byQueue = writes.stream()
                .collect(Collectors.groupingBy(WriteSubject::queue, LinkedHashMap::new, Collectors.toList())).values();
        return byQueue.stream()
                .map(same -> new QueueSubject(same, batchWriters.stream()
                        .filter(batch -> batch.queue().equals(same.get(0).queue())
                                && batch.whole().bean().beanClass().equals(same.get(0).beanClass()))
                        .toList(), catalog))
                .toList();
    }

    WriteSubject first() {
        return writes.get(0);
    }

    /** The methods of the bean that the first is of. */
    List<WriteSubject> ofOneBean() {
        return writes.stream().filter(write -> write.beanClass().equals(first().beanClass())).toList();
    }

    /** What the first method that says it says of the queue. */
    <T> Optional<T> said(Function<AnnotationShape, Optional<T>> member) {
        return writes.stream().map(write -> member.apply(write.annotation())).flatMap(Optional::stream).findFirst();
    }

    Optional<TypeShape> merger() {
        return said(annotation -> annotation.type("merge"));
    }

    /** What the merger takes; absent if there is none, or it does not tell. */
    Optional<TypeShape> merged() {
        return merger().flatMap(merger -> Optional
                .ofNullable(Hierarchy.of(merger, catalog).variablesOf(MERGER).get("R")))
                .map(DeclaredType::closed);
    }

    /** The record of the batch writer. */
    Optional<TypeShape> taken() {
        return batchWriters.stream().findFirst().flatMap(BatchSubject::taken);
    }

    /** What calls are made into. */
    Optional<RecordSubject> record() {
        return taken().or(() -> merged().filter(type -> RecordSubject.isRecord(type, catalog)))
                .map(type -> RecordSubject.of(type, ofOneBean(), catalog));
    }

    /** The plan of a queue that broke no rule. */
    QueuePlan plan() {
        return new QueuePlan(first().queue(), first().beanClass(),
                said(QueueSubject::delay).orElse(NO_DELAY), said(annotation -> annotation.whole("batch")).orElse(BATCH),
                merger().map(TypeShape::erasure).orElse(""), record().map(RecordSubject::plan),
                batchWriters.stream().findFirst().map(BatchSubject::plan),
                writes.stream().map(WriteSubject::plan).toList());
    }

    static Optional<String> delay(AnnotationShape annotation) {
        return Optional.of(annotation.text("delay")).filter(text -> !text.isEmpty());
    }
}
