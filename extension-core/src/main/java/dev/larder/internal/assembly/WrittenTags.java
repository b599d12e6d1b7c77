package dev.larder.internal.assembly;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.engine.Tags;
import dev.larder.internal.key.TagWriter;
import dev.larder.internal.plan.TagPlan;
import dev.larder.internal.telemetry.Journal;

/** Tags as their templates write them; what throws on the way is told in the log. */
final class WrittenTags implements Tags.Source {

    private final TagWriter writer;
    private final String cache;
    private final List<String> templates;
    private final Journal journal;

    private WrittenTags(TagWriter writer, String cache, List<String> templates, Journal journal) {
        this.writer = writer;
        this.cache = cache;
        this.templates = templates;
        this.journal = journal;
    }

    /**
     * @param tags of one method
     * @param value the index that stands for the value in them
     */
    static Tags.Source of(List<TagPlan> tags, String cache, int value, Parts parts) {
        return tags.isEmpty() ? NONE
                : new WrittenTags(TagWriter.compile(tags.stream().map(TagPlan::parts).toList(), value,
                        parts.accessors(), parts.formats(), parts.ambient()), cache,
                        tags.stream().map(TagPlan::template).toList(), parts.journal());
    }

    @Override
    public Tags of(@Nullable Object[] arguments) {
        TagWriter.Started started;
        try {
            started = writer.begin(arguments);
        } catch (RuntimeException unwritable) {
            return value -> refuse(unwritable);
        }
        return value -> {
            try {
                return Optional.of(started.of(value));
            } catch (RuntimeException unwritable) {
                return refuse(unwritable);
            }
        };
    }

    private Optional<List<String>> refuse(RuntimeException unwritable) {
        journal.warn(cache, "a tag could not be written, and the value is not stored: "
                + unwritable.getClass().getName() + " in a getter, a KeyFormat or an AmbientValue of " + templates);
        return Optional.empty();
    }
}
