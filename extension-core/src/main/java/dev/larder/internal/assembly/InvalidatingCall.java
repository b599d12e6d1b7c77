package dev.larder.internal.assembly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.key.KeyWriter;
import dev.larder.internal.key.PatternMatcher;
import dev.larder.internal.key.PatternWriter;
import dev.larder.internal.plan.KeyPlan;
import dev.larder.internal.plan.TagPlan;
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

    InvalidatingCall(WriterMethod method, WritingCalls calls, List<Entry> entries, List<BoundCache> caches,
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
            return new Forgotten(keys(entries, values), caches, wide(values));
        }

        /** Without a result, what only that could name is anything. */
        @Override
        public Change failed() {
            @Nullable
            Object[] values = Arrays.copyOf(arguments, arguments.length + 1);
            int result = arguments.length;
            List<Entry> named = entries.stream().filter(entry -> !entry.plan().names(result)).toList();
            List<Tagged> namedTags = tags.stream().filter(tag -> !tag.plan().names(result)).toList();
            List<Matching> namedPatterns = patterns.stream().filter(pattern -> !pattern.plan().names(result)).toList();
            if (namedTags.size() < tags.size() || namedPatterns.size() < patterns.size()) {
                return new Forgotten(List.of(), wholesale.all(), List.of());
            }
            Stream<BoundCache> unnamed = entries.stream().filter(entry -> !named.contains(entry)).map(Entry::cache);
            return new Forgotten(keys(named, values), Stream.concat(caches.stream(), unnamed).distinct().toList(),
                    wide(values));
        }

        private List<Forgotten.Key> keys(List<Entry> those, @Nullable Object[] values) {
            return those.stream().flatMap(entry -> write(() -> entry.keys().write(values), entry.plan().cache(),
                    entry.plan().template()).map(whole -> new Forgotten.Key(entry.cache(), whole)).stream()).toList();
        }

        /** All tags at once. */
        private List<Forgotten.Wide> wide(@Nullable Object[] values) {
            List<Forgotten.Wide> wide = new ArrayList<>();
            List<String> moved = tags.stream()
                    .flatMap(tag -> write(() -> tag.writer().write(values), tag.plan().cache(), tag.plan().template())
                            .stream())
                    .distinct().toList();
            if (!moved.isEmpty()) {
                wide.add(wholesale.tags(moved));
            }
            List<PatternMatcher> matching = patterns.stream().flatMap(pattern -> write(
                    () -> pattern.patterns().write(values), pattern.plan().cache(), pattern.plan().template()).stream())
                    .toList();
            if (!matching.isEmpty()) {
                wide.add(wholesale.matching(matching));
            }
            return wide;
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
