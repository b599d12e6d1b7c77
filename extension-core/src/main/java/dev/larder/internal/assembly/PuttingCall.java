package dev.larder.internal.assembly;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.engine.CachedMethod;
import dev.larder.internal.engine.Engine;
import dev.larder.internal.engine.Tags;
import dev.larder.internal.engine.WriteThrough;
import dev.larder.internal.key.KeyWriter;
import dev.larder.internal.plan.PutPlan;
import dev.larder.internal.result.Invocation;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.transaction.Change;
import dev.larder.internal.transaction.Touched;
import dev.larder.internal.writing.StoredValue;
import dev.larder.internal.writing.Writing;
import dev.larder.internal.writing.WritingCalls;

/** A method whose value is stored as the entry of a cached method. */
final class PuttingCall implements BoundCall {

    private final PutPlan plan;
    private final WritingCalls calls;
    private final KeyWriter keys;
    private final StoredValue value;
    private final CachedMethod target;
    private final Tags.Source tags;
    private final BooleanSupplier waits;
    private final BoundCache cache;
    private final Engine engine;
    private final Journal journal;

    /** @param waits whether a call that is made now lets its method run only when the lease is known */
    PuttingCall(PutPlan plan, WritingCalls calls, KeyWriter keys, StoredValue value,
            CachedMethod target, Tags.Source tags, BooleanSupplier waits, BoundCache cache, Engine engine,
            Journal journal) {
        this.plan = plan;
        this.calls = calls;
        this.keys = keys;
        this.value = value;
        this.target = target;
        this.tags = tags;
        this.waits = waits;
        this.cache = cache;
        this.engine = engine;
        this.journal = journal;
    }

    @Override
    public <C> @Nullable Object call(@Nullable Object[] arguments, Invocation<C> invocation, C call) throws Exception {
        String key;
        try {
            key = keys.write(arguments);
        } catch (RuntimeException unwritable) {
            journal.warn(plan.key().cache(),
                    "a key could not be written: nothing is stored, and the whole cache is forgotten: "
                            + unwritable.getClass().getName() + " in a getter, a KeyFormat or an AmbientValue of "
                            + plan.key().template());
            return calls.call(Clearing::new, invocation, call);
        }
        return calls.call(() -> new Putting(arguments, key), invocation, call);
    }

    @Override
    public <C> @Nullable Object within(Invocation<C> invocation, C call) throws Exception {
        return calls.within(invocation, call);
    }

    /** Which entry is old now cannot be told. */
    private final class Clearing implements Writing {

        @Override
        public CompletableFuture<Void> begin() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public Touched foreseen() {
            return new Touched(Set.of(), Set.of(), Set.of(cache.name()));
        }

        @Override
        public Change succeeded(@Nullable Object result) {
            return failed();
        }

        @Override
        public Change failed() {
            return new Forgotten(List.of(), List.of(cache), List.of());
        }
    }

    private final class Putting implements Writing {

        private final @Nullable Object[] arguments;
        private final String key;
        private final WriteThrough write;

        Putting(@Nullable Object[] arguments, String key) {
            this.arguments = arguments;
            this.key = key;
            this.write = WriteThrough.begin(engine, target, key, tags.of(arguments), waits.getAsBoolean());
        }

        @Override
        public CompletableFuture<Void> begin() {
            return write.ready();
        }

        @Override
        public Touched foreseen() {
            return new Touched(Set.of(key), Set.of(cache.name()), Set.of());
        }

        @Override
        public Change succeeded(@Nullable Object result) {
            try {
                Object stored = value.of(arguments, plan.method().unwrap(result));
                return new Written(cache, key, write, () -> write.written(stored).thenAccept(cache::note));
            } catch (RuntimeException unreadable) {
                journal.warn(plan.key().cache(), "a value could not be read, and nothing is stored: "
                        + unreadable.getClass().getName() + " in a getter");
                return failed();
            }
        }

        @Override
        public Change failed() {
            return new Written(cache, key, write, () -> {
                write.failed();
                return cache.forget(key);
            });
        }
    }
}
