package dev.larder.internal.engine;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.larder.spi.Source;

/** How a call ended. */
public sealed interface Outcome {

    /**
     * @param value unwrapped; null for an absent one
     * @param source where it came from
     * @param encoded of what others get copies who are answered with the same; empty: they get the value, if it may be
     *        theirs, too
     */
    record Answered(@Nullable Object value, Source source, Optional<Encoded> encoded) implements Outcome {

        public Answered(@Nullable Object value, Source source) {
            this(value, source, Optional.empty());
        }
    }

    /** The method threw, and the exception is its own, unchanged; or the cache is overloaded. */
    record Thrown(Throwable cause) implements Outcome {
    }

    /** A load in the background was left to somebody else: who waited for it looks for itself. */
    record Left() implements Outcome {
    }
}
