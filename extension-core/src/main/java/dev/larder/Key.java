package dev.larder;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.key.PositionalKey;

/**
 * The key of an entry, written in code with the same escapes as the key templates of annotations:
 * <code>Key.of("user:{0}:orders:{1}", user, page)</code> names the entry of
 * <code>@Cached(key = "user:{user}:orders:{page}")</code> for these arguments. Immutable.
 */
public final class Key {

    private final String text;

    private Key(String text) {
        this.text = text;
    }

    /**
     * Fills in the positions of a template. Values of the types that templates know are allowed (texts, numbers, enums,
     * {@code java.time}, {@code UUID}, {@code Optional}, lists and arrays of them, ...), and null.
     *
     * @throws IllegalArgumentException if the template does not follow the grammar, has placeholders other than
     *         positions, does not fit the arguments, or an argument is of another type
     */
    public static Key of(String template, @Nullable Object... arguments) {
        return new Key(PositionalKey.render(template, arguments));
    }

    /** The rendered template, without the application's prefix. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Key key && key.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
