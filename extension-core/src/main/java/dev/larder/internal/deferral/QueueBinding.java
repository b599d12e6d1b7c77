package dev.larder.internal.deferral;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

import dev.larder.Merger;
import dev.larder.internal.behind.Applier;
import dev.larder.internal.codec.ValueCodec;
import dev.larder.internal.key.KeyWriter;
import dev.larder.internal.plan.QueuePlan;
import dev.larder.internal.plan.WritePlan;
import dev.larder.internal.result.EffectCalls;
import dev.larder.internal.result.Surroundings;
import dev.larder.internal.transaction.Transactions;

/** Joins the methods of one queue with what records and runs them. Thread-safe. */
public final class QueueBinding {

    private final QueuePlan plan;
    private final List<Recorder> recorders;
    private final Bodies bodies;
    private final Executor threads;

    /**
     * @param codecs of types in source form
     * @param threads may block
     */
    public QueueBinding(QueuePlan plan, Function<String, ValueCodec> codecs, Bodies bodies, Executor threads) {
        this.plan = plan;
        this.recorders = plan.writes().stream().map(write -> new Recorder(plan.queue(), write, codecs)).toList();
        this.bodies = bodies;
        this.threads = threads;
    }

    /**
     * @param mergers by class name
     * @param loader has the record of the queue
     */
    public Applier applier(Function<String, Merger<Object>> mergers, ClassLoader loader) {
        return new QueueApplier(plan, recorders, plan.record().map(record -> new Records(record, loader)),
                Optional.of(plan.merger()).filter(name -> !name.isEmpty()).map(mergers), bodies);
    }

    public DeferredMethod method(WritePlan write, KeyWriter keys, Optional<DeferredMethod.Stored> stored,
            Offer.Terms terms, EffectCalls calls, Surroundings surroundings, Transactions transactions) {
        Recorder recorder = recorders.get(plan.writes().indexOf(write));
        return new DeferredMethod(recorder, keys, stored, terms, calls, surroundings, transactions, bodies, threads);
    }
}
