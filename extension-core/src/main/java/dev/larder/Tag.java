package dev.larder;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.key.PositionalKey;

/**
 * A tag of entries, written in code with the same escapes as the templates of annotations: <code>Tag.of("author:{0}",
 * id)</code> names what <code>@Cached(tags = "author:{result.author}")</code> puts on the entries of this author. Immutable.
 */
public final class Tag {

    private final String text;

    private Tag(String text) {
        this.text = text;
    }

    /**
     * Fills in the positions of a template, with values as {@link Key#of} takes them.
     *
     * @throws IllegalArgumentException if the template does not follow the grammar, has placeholders other than
     *         positions, does not fit the arguments, or an argument is of a type that tags cannot hold
     */
    public static Tag of(String template, @Nullable Object... arguments) {
        return new Tag(PositionalKey.renderTag(template, arguments));
    }

    /** The rendered template. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tag tag && tag.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
