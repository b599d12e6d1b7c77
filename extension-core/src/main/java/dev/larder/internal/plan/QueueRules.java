package dev.larder.internal.plan;

import java.util.Optional;
import java.util.function.Function;

import dev.larder.internal.plan.Rule.Findings;
import dev.larder.internal.shape.AnnotationShape;
import dev.larder.internal.shape.TypeShape;

/** 4xx: what the methods of one queue must keep together. */
final class QueueRules {

    private QueueRules() {
    }

    static void recordFits(QueueSubject queue, Findings findings) {
        queue.taken().flatMap(taken -> queue.record())
                .ifPresent(record -> forEachMisfit(queue, record, (write, misfit) -> {
                    if (misfit.parameter().isPresent()) {
                        findings.add(write.whole(),
                                write.whole().declaration().parameter(misfit.parameter().getAsInt()),
                                misfit.message(), misfit.mend());
                    } else {
                        MethodSubject batch = queue.batchWriters().get(0).whole();
                        findings.add(batch, batch.declaration().parameter(0), misfit.message(), misfit.mend());
                    }
                }));
    }

    private interface Each {
        void misfit(WriteSubject write, RecordSubject.Misfit misfit);
    }

    /** Silent of methods whose parameters have no names: that is another rule's. */
    private static void forEachMisfit(QueueSubject queue, RecordSubject record, Each each) {
        queue.ofOneBean().stream()
                .filter(write -> write.parameters().stream().allMatch(parameter -> parameter.name().isPresent()))
                .forEach(write -> record.misfits(write).forEach(misfit -> each.misfit(write, misfit)));
    }

    static void sameKeys(QueueSubject queue, Findings findings) {
        Optional<WriteSubject> first = queue.writes().stream().filter(write -> write.keyForm().isPresent()).findFirst();
        first.ifPresent(one -> queue.writes().stream()
                .filter(other -> other.keyForm().isPresent() && !other.keyForm().equals(one.keyForm()))
                .forEach(other -> findings.add(other.whole(), other.whole().annotation().member("key"),
                        "makes other keys than " + one.name() + ", which writes \"" + one.annotation().text("key")
                                + "\" to the same queue",
                        "give both the same key, which is what a queue is ordered by; or name a queue of its own")));
    }

    static void oneBean(QueueSubject queue, Findings findings) {
        queue.writes().stream().filter(write -> !write.beanClass().equals(queue.first().beanClass()))
                .forEach(other -> findings.add(other.whole(), other.whole().annotation().member("queue"),
                        "methods of " + queue.first().beanClass() + " write to the queue '" + other.queue() + "'",
                        "put all methods of a queue into one bean, or name a queue of its own"));
    }

    static void agreed(QueueSubject queue, Findings findings) {
        agreed("delay", QueueSubject::delay, queue, findings);
        agreed("batch", annotation -> annotation.whole("batch").map(Object::toString), queue, findings);
        agreed("merge", annotation -> annotation.type("merge").map(TypeShape::toString), queue, findings);
    }

    /** Who says nothing agrees. */
    private static void agreed(String member, Function<AnnotationShape, Optional<String>> said, QueueSubject queue,
            Findings findings) {
        Optional<WriteSubject> first = queue.writes().stream()
                .filter(write -> said.apply(write.annotation()).isPresent()).findFirst();
        first.ifPresent(one -> queue.writes().stream()
                .filter(other -> said.apply(other.annotation()).isPresent()
                        && !said.apply(other.annotation()).equals(said.apply(one.annotation())))
                .forEach(other -> findings.add(other.whole(), other.whole().annotation().member(member),
                        member + " is the queue's, and " + one.name() + " says "
                                + one.whole().annotation().member(member).offending(),
                        "say it on one method of the queue, or the same on all")));
    }

    static void mergerFits(QueueSubject queue, Findings findings) {
        Optional<WriteSubject> naming = queue.writes().stream().filter(write -> write.merger().isPresent()).findFirst();
        if (naming.isEmpty()) {
            return;
        }
        WriteSubject one = naming.get();
        Excerpt excerpt = one.whole().annotation().member("merge");
        String merger = one.merger().orElseThrow().simple();
        Optional<TypeShape> merged = queue.merged();
        Optional<TypeShape> taken = queue.taken();
        String mend = "name a Merger of " + taken.map(type -> type.simple() + ", which the @BatchWriter takes")
                .orElse("a record whose components are the parameters of the queue's methods");
        if (merged.isEmpty() || !RecordSubject.isRecord(merged.get(), queue.catalog())) {
            findings.add(one.whole(), excerpt,
                    merged.map(type -> merger + " merges " + type.simple() + ", which is no record")
                            .orElse(merger + " does not tell what it merges"),
                    mend);
        } else if (taken.isPresent()) {
            if (!taken.get().toString().equals(merged.get().toString())) {
                findings.add(one.whole(), excerpt, merger + " merges " + merged.get().simple(), mend);
            }
        } else {
            queue.record().ifPresent(record -> forEachMisfit(queue, record, (write, misfit) -> findings
                    .add(write.whole(), write.whole().annotation().member("merge"),
                            "what " + merger + " merges does not fit: " + misfit.message(), misfit.mend())));
        }
    }
}
