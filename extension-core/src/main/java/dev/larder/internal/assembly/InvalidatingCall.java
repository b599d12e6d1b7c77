package dev.larder.internal.assembly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.key.KeyWriter;
import dev.larder.internal.plan.KeyPlan;
import dev.larder.internal.plan.WriterMethod;
import dev.larder.internal.result.Invocation;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.transaction.Change;
import dev.larder.internal.transaction.Touched;
import dev.larder.internal.writing.Writing;
import dev.larder.internal.writing.WritingCalls;

/** A method after which entries are forgotten. */
final class InvalidatingCall implements BoundCall {

    private final WriterMethod method;
    private final WritingCalls calls;
    private final List<Entry> entries;
    private final List<BoundCache> caches;
    private final Journal journal;

    /** Entries of a cache, by a template. */
    record Entry(KeyPlan plan, KeyWriter keys, BoundCache cache) {
    }

    InvalidatingCall(WriterMethod method, WritingCalls calls, List<Entry> entries, List<BoundCache> caches,
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

    @Override
    public <C> @Nullable Object within(Invocation<C> invocation, C call) throws Exception {
        return calls.within(invocation, call);
    }

    private final class Forgetting implements Writing {

        private final @Nullable Object[] arguments;

        Forgetting(@Nullable Object[] arguments) {
            this.arguments = arguments;
        }

        @Override
        public CompletableFuture<Void> begin() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public Touched foreseen() {
            return Touched.NOTHING;
        }

        @Override
        public Change succeeded(@Nullable Object result) {
            @Nullable
            Object[] values = Arrays.copyOf(arguments, arguments.length + 1);
            values[arguments.length] = method.unwrap(result);
            return new Forgotten(written(entries, values), caches);
        }

        /** Without a result what only that could name is anything in its cache. */
        @Override
        public Change failed() {
            @Nullable
            Object[] values = Arrays.copyOf(arguments, arguments.length + 1);
            List<Entry> named = entries.stream().filter(entry -> !entry.plan().names(arguments.length)).toList();
            Stream<BoundCache> unnamed = entries.stream().filter(entry -> !named.contains(entry)).map(Entry::cache);
            return new Forgotten(written(named, values),
                    Stream.concat(caches.stream(), unnamed).distinct().toList());
        }

        private List<Forgotten.Key> written(List<Entry> those, @Nullable Object[] values) {
            List<Forgotten.Key> keys = new ArrayList<>();
            for (Entry entry : those) {
                try {
                    keys.add(new Forgotten.Key(entry.cache(), entry.keys().write(values)));
                } catch (RuntimeException unwritable) {
                    journal.warn(entry.plan().cache(), "a key could not be written, and its entry is not forgotten: "
                            + unwritable.getClass().getName() + " in a getter, a KeyFormat or an AmbientValue of "
                            + entry.plan().template());
                }
            }
            return List.copyOf(keys);
        }
    }
}
