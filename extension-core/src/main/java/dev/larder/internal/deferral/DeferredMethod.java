package dev.larder.internal.deferral;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import dev.larder.WriteBehindException;
import dev.larder.internal.engine.CachedMethod;
import dev.larder.internal.engine.Tags;
import dev.larder.internal.engine.TakenWrite;
import dev.larder.internal.key.KeyWriter;
import dev.larder.internal.plan.ResultForm;
import dev.larder.internal.plan.WritePlan;
import dev.larder.internal.result.EffectCalls;
import dev.larder.internal.result.Invocation;
import dev.larder.internal.result.Surroundings;
import dev.larder.internal.transaction.Transactions;
import dev.larder.internal.writing.StoredValue;

/** Calls of one method that runs later. Thread-safe. */
public final class DeferredMethod {

    private final Recorder recorder;
    private final Set<String> caches;
    private final KeyWriter keys;
    private final Optional<Stored> stored;
    private final Offer.Terms terms;
    private final EffectCalls calls;
    private final Surroundings surroundings;
    private final Transactions transactions;
    private final Bodies bodies;
    private final Executor threads;

    /**
     * What calls store as the entry of a cached method.
     *
     * @param ttl instead of the cached method's
     */
    public record Stored(StoredValue value, CachedMethod target, Tags.Source tags, Optional<Duration> ttl) {
    }

    DeferredMethod(Recorder recorder, KeyWriter keys, Optional<Stored> stored, Offer.Terms terms, EffectCalls calls,
            Surroundings surroundings, Transactions transactions, Bodies bodies, Executor threads) {
        this.recorder = recorder;
        this.caches = Set.copyOf(recorder.plan().caches());
        this.keys = keys;
        this.stored = stored;
        this.terms = terms;
        this.calls = calls;
        this.surroundings = surroundings;
        this.transactions = transactions;
        this.bodies = bodies;
        this.threads = threads;
    }

    /**
     * @return what the method's signature promises
     * @throws Exception the method's own, if it runs at once; {@link WriteBehindException} if the write was not accepted
     */
    public <C> @Nullable Object call(@Nullable Object[] arguments, Invocation<C> invocation, C call) throws Exception {
        WritePlan plan = recorder.plan();
        if (Turn.take(recorder.method())) {
            return invocation.proceed(call);
        }
        if (plan.method().form() == ResultForm.PLAIN && !surroundings.mayWait()) {
            throw new WriteBehindException(terms.queue().name(),
                    "cannot be waited for on an event loop, where " + recorder.method() + " was called",
                    "call it on a worker thread, or let it return a Uni<Void>");
        }
        return calls.call(() -> new Deferring(() -> deferred(plan, arguments), transactions), invocation, call);
    }

    private Deferred deferred(WritePlan plan, @Nullable Object[] arguments) {
        String key;
        try {
            key = keys.write(arguments);
        } catch (RuntimeException unwritable) {
            throw new WriteBehindException(terms.queue().name(), "does not take a call of " + recorder.method()
                    + ": its key could not be written: " + unwritable.getClass().getName()
                    + " in a getter, a KeyFormat or an AmbientValue of " + plan.key().template(),
                    "see to it that what the key names can be read of every argument");
        }
        byte[] recorded = recorder.record(arguments);
        // What a getter gives is asked for now: the caller may change the argument afterwards.
        Optional<Valued> valued = stored.flatMap(one -> valued(one, arguments));
        return new Deferred(terms.queue().name(), key, caches, () -> {
            Optional<TakenWrite> taken = stored.map(one -> TakenWrite.begin(terms.engine(), one.target(), key));
            return new Offer(terms, new Offer.Write(key, plan.removes(), recorded, taken, valued.flatMap(known -> taken
                    .flatMap(write -> write.entry(known.value(), known.tags(), known.ttl())))));
        }, () -> runNow(plan, arguments), threads, terms.kept(), terms.journal());
    }

    private record Valued(@Nullable Object value, Tags tags, Optional<Duration> ttl) {
    }

    private Optional<Valued> valued(Stored one, @Nullable Object[] arguments) {
        try {
            return Optional.of(new Valued(one.value().of(arguments, null), one.tags().of(arguments), one.ttl()));
        } catch (RuntimeException unreadable) {
            terms.journal().warn(one.target().plan().cache(),
                    "a value could not be read, and is not stored: " + unreadable.getClass().getName()
                            + " in a getter");
            return Optional.empty();
        }
    }

    @SuppressWarnings("IllegalThrows")
    private void runNow(WritePlan plan, @Nullable Object[] arguments) throws Throwable {
        bodies.run(plan.method().beanClass(), plan.method().name(), plan.method().parameterTypes(), arguments);
    }
}
