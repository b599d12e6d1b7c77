package dev.larder.internal.plan;

import dev.larder.internal.plan.Rule.Findings;

/** 4xx: what a method with {@code @BatchWriter} must keep. */
final class BatchRules {

    private BatchRules() {
    }

    static void callable(BatchSubject batch, Findings findings) {
        MethodSubject whole = batch.whole();
        whole.method().modifiers()
                .forEach(modifier -> findings.add(whole, whole.declaration().modifier(modifier),
                        "a " + DeclarationText.word(modifier) + " method cannot be called through its bean",
                        "make it a method of the bean that is not " + DeclarationText.word(modifier)));
        if (!batch.givesNothing()) {
            findings.add(whole, whole.declaration().returnType(), "nobody gets the result of a batch",
                    "return void, Uni<Void> or CompletionStage<Void>");
        }
        if (batch.taken().isEmpty()) {
            findings.add(whole, whole.method().parameters().size() == 1 ? whole.declaration().parameter(0)
                    : whole.annotation().member(""), "the method does not take one List of a record",
                    "declare " + whole.method().name() + "(List<...> batch) of a record whose components are the"
                            + " parameters of the methods that write to the queue");
        }
    }

    static void knownQueue(BatchSubject batch, Findings findings) {
        String queue = batch.queue();
        if (!batch.queuesOfBean().contains(queue)) {
            findings.add(batch.whole(), batch.whole().annotation().member("value"),
                    "no @WriteBehind of this bean writes to the queue '" + queue + "'",
                    Suggestion.nearest(queue, batch.queuesOfBean()).map(name -> "did you mean '" + name + "'?")
                            .orElse(batch.queuesOfBean().isEmpty()
                                    ? "put it into the bean whose methods write to the queue"
                                    : "the queues of the bean are " + String.join(", ", batch.queuesOfBean())));
        }
    }

    static void onlyOne(QueueSubject queue, Findings findings) {
        queue.batchWriters().stream().skip(1).forEach(second -> findings.add(second.whole(),
                second.whole().annotation().member("value"), "a second @BatchWriter of the queue '"
                        + second.queue() + "': the first is "
                        + queue.batchWriters().get(0).whole().method().signature(),
                "leave one of them"));
    }
}
