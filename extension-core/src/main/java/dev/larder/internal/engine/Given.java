package dev.larder.internal.engine;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.larder.spi.Source;

/**
 * What a method gave, and how it is kept. Its caller gets the value itself.
 *
 * @param value null for an absent one
 * @param encoded for all others, where they get copies of a value that is there
 * @param isKept false: it was to be encoded, and cannot be
 */
record Given(@Nullable Object value, Optional<Encoded> encoded, boolean isKept) {

    /** What memory holds. */
    @Nullable
    Object form() {
        return encoded.isPresent() ? encoded.get() : value;
    }

    Outcome.Answered answer() {
        return new Outcome.Answered(value, Source.METHOD, encoded);
    }
}
