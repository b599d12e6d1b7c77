package dev.larder.internal.assembly;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.key.KeyWriter;
import dev.larder.internal.key.PatternMatcher;
import dev.larder.internal.key.PatternWriter;
import dev.larder.internal.plan.KeyPlan;
import dev.larder.internal.plan.TagPlan;
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
    private final List<Tagged> tags;
    private final List<Matching> patterns;
    private final Wholesale wholesale;
    private final Journal journal;

    /** Entries of a cache, by a template. */
    record Entry(KeyPlan plan, KeyWriter keys, BoundCache cache) {
    }

    /** Entries of any cache, by a tag. */
    record Tagged(TagPlan plan, KeyWriter writer) {
    }

    /** Entries by a pattern of their keys. */
    record Matching(KeyPlan plan, PatternWriter patterns) {
    }

    /**
     * How what is of no one cache is forgotten.
     *
     * @param tags what carries one of the given tags, waiting for Redis within patience
     * @param matching what has matching keys, however long it takes
     */
    record Wholesale(Function<List<String>, CompletableFuture<Void>> tags,
            Function<List<PatternMatcher>, CompletableFuture<Void>> matching) {
    }

    InvalidatingCall(WriterMethod method, EffectCalls calls, List<Entry> entries, List<BoundCache> caches,
            List<Tagged> tags, List<Matching> patterns, Wholesale wholesale, Journal journal) {
        this.method = method;
        this.calls = calls;
        this.entries = entries;
        this.caches = caches;
        this.tags = tags;
        this.patterns = patterns;
        this.wholesale = wholesale;
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
                    .of(entries.stream().map(entry -> forget(entry, values)), forgetTagged(values),
                            forgetMatching(values),
                            caches.stream().map(BoundCache::clearAsync))
                    .flatMap(forgotten -> forgotten).toArray(CompletableFuture<?>[]::new));
        }

        @Override
        public void failed() {
            // What is cached is as good as before.
        }

        private CompletableFuture<Void> forget(Entry entry, @Nullable Object[] values) {
            return write(() -> entry.keys().write(values), entry.plan().cache(), entry.plan().template())
                    .map(entry.cache()::forget).orElse(CompletableFuture.completedFuture(null));
        }

        /** All at once. */
        private Stream<CompletableFuture<Void>> forgetTagged(@Nullable Object[] values) {
            List<String> written = tags.stream()
                    .flatMap(tag -> write(() -> tag.writer().write(values), tag.plan().cache(), tag.plan().template())
                            .stream())
                    .distinct().toList();
            return written.isEmpty() ? Stream.empty() : Stream.of(wholesale.tags().apply(written));
        }

        private Stream<CompletableFuture<Void>> forgetMatching(@Nullable Object[] values) {
            List<PatternMatcher> written = patterns.stream().flatMap(pattern -> write(
                    () -> pattern.patterns().write(values), pattern.plan().cache(), pattern.plan().template()).stream())
                    .toList();
            return written.isEmpty() ? Stream.empty() : Stream.of(wholesale.matching().apply(written));
        }

        private <T> Optional<T> write(Supplier<T> writing, String cache, String template) {
            try {
                return Optional.of(writing.get());
            } catch (RuntimeException unwritable) {
                journal.warn(cache, "a key, tag or pattern could not be written, and what it names is not forgotten: "
                        + unwritable.getClass().getName() + " in a getter, a KeyFormat or an AmbientValue of "
                        + template);
                return Optional.empty();
            }
        }
    }
}
