package dev.larder.internal.key;

import org.jspecify.annotations.Nullable;

/**
 * Writes a value as text that is never empty and holds no {@code :} and no brace. Different values have different
 * texts, and a text is never the beginning of another one followed by a delimiter.
 */
@FunctionalInterface
interface ValueText {

    String of(@Nullable Object value);
}
