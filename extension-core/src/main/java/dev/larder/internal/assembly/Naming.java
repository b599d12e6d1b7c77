package dev.larder.internal.assembly;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.key.KeyWriter;
import dev.larder.internal.key.PatternMatcher;
import dev.larder.internal.key.PatternWriter;
import dev.larder.internal.plan.KeyPlan;
import dev.larder.internal.plan.TagPlan;
import dev.larder.internal.telemetry.Journal;

/**
 * What the calls of one method name to be forgotten. What cannot be written takes all with it that it may have named: its
 * whole cache, or all caches.
 */
final class Naming {

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

    Naming(List<Entry> entries, List<BoundCache> caches, List<Tagged> tags, List<Matching> patterns,
            Wholesale wholesale,
            Journal journal) {
        this.entries = entries;
        this.caches = caches;
        this.tags = tags;
        this.patterns = patterns;
        this.wholesale = wholesale;
        this.journal = journal;
    }

    /**
     * @param values the arguments, and the result behind them
     * @param known how many of the values are known; what names another cannot be written
     */
    Forgotten of(@Nullable Object[] values, int known) {
        Set<BoundCache> whole = new LinkedHashSet<>(caches);
        List<Forgotten.Key> keys = new ArrayList<>();
        for (Entry entry : entries) {
            Optional<String> key = entry.plan().names(known) ? Optional.empty()
                    : write(() -> entry.keys().write(values), entry.plan().cache(), entry.plan().template());
            key.ifPresentOrElse(written -> keys.add(new Forgotten.Key(entry.cache(), written)),
                    () -> whole.add(entry.cache()));
        }
        Set<String> moved = new LinkedHashSet<>();
        List<PatternMatcher> matching = new ArrayList<>();
        boolean all = false;
        for (Tagged tag : tags) {
            Optional<String> written = tag.plan().names(known) ? Optional.empty()
                    : write(() -> tag.writer().write(values), tag.plan().cache(), tag.plan().template());
            written.ifPresent(moved::add);
            all |= written.isEmpty();
        }
        for (Matching pattern : patterns) {
            Optional<PatternMatcher> written = pattern.plan().names(known) ? Optional.empty()
                    : write(() -> pattern.patterns().write(values), pattern.plan().cache(), pattern.plan().template());
            written.ifPresent(matching::add);
            all |= written.isEmpty();
        }
        return all ? new Forgotten(List.of(), wholesale.all(), List.of())
                : new Forgotten(keys, List.copyOf(whole), wide(moved, matching));
    }

    /** All tags at once. */
    private List<Forgotten.Wide> wide(Set<String> moved, List<PatternMatcher> matching) {
        List<Forgotten.Wide> wide = new ArrayList<>();
        if (!moved.isEmpty()) {
            wide.add(wholesale.tags(List.copyOf(moved)));
        }
        if (!matching.isEmpty()) {
            wide.add(wholesale.matching(matching));
        }
        return wide;
    }

    private <T> Optional<T> write(Supplier<T> writing, String cache, String template) {
        try {
            return Optional.of(writing.get());
        } catch (RuntimeException unwritable) {
            journal.warn(cache,
                    "a key, tag or pattern could not be written, and all that it may have named is forgotten: "
                            + unwritable.getClass().getName() + " in a getter, a KeyFormat or an AmbientValue of "
                            + template);
            return Optional.empty();
        }
    }
}
