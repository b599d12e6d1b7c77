package dev.larder.internal.assembly;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.key.KeyWriter;
import dev.larder.internal.plan.KeyPlan;
import dev.larder.internal.plan.WriterMethod;
import dev.larder.internal.result.Effect;
import dev.larder.internal.result.EffectCalls;
import dev.larder.internal.result.Invocation;
import dev.larder.internal.telemetry.Journal;

/** A method after which entries are forgotten. */
final class InvalidatingCall implements BoundCall {

    private final WriterMethod method;
    private final EffectCalls calls;
    private final List<Entry> entries;
    private final List<BoundCache> caches;
    private final Journal journal;

    /** Entries of a cache, by a template. */
    record Entry(KeyPlan plan, KeyWriter keys, BoundCache cache) {
    }

    InvalidatingCall(WriterMethod method, EffectCalls calls, List<Entry> entries, List<BoundCache> caches,
            Journal journal) {
        this.method = method;
        this.calls = calls;
        this.entries = entries;
        this.caches = caches;
        this.journal = journal;
    }

    @Override
    public <C> @Nullable Object call(@Nullable Object[] arguments, Invocation<C> invocation, C call) throws Exception {
        return calls.call(() -> new Forgetting(arguments), invocation, call);
    }

    private final class Forgetting implements Effect {

        private final @Nullable Object[] arguments;

        Forgetting(@Nullable Object[] arguments) {
            this.arguments = arguments;
        }

        @Override
        public CompletableFuture<Void> begin() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> succeeded(@Nullable Object result) {
            @Nullable
            Object[] values = Arrays.copyOf(arguments, arguments.length + 1);
            values[arguments.length] = method.unwrap(result);
            return CompletableFuture.allOf(Stream
                    .concat(entries.stream().map(entry -> forget(entry, values)),
                            caches.stream().map(BoundCache::clearAsync))
                    .toArray(CompletableFuture<?>[]::new));
        }

        @Override
        public void failed() {
            // What is cached is as good as before.
        }

        private CompletableFuture<Void> forget(Entry entry, @Nullable Object[] values) {
            String key;
            try {
                key = entry.keys().write(values);
            } catch (RuntimeException unwritable) {
                journal.warn(entry.plan().cache(), "a key could not be written, and its entry is not forgotten: "
                        + unwritable.getClass().getName() + " in a getter, a KeyFormat or an AmbientValue of "
                        + entry.plan().template());
                return CompletableFuture.completedFuture(null);
            }
            return entry.cache().forget(key);
        }
    }
}
