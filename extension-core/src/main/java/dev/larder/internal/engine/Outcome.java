package dev.larder.internal.engine;

import org.jspecify.annotations.Nullable;

import dev.larder.spi.Source;

/** How a call ended. */
public sealed interface Outcome {

    /**
     * @param value unwrapped; null for an absent one
     * @param source where it came from
     */
    record Answered(@Nullable Object value, Source source) implements Outcome {
    }

    /** The method threw, and the exception is its own, unchanged; or the cache is overloaded. */
    record Thrown(Throwable cause) implements Outcome {
    }

    /** A load in the background was left to somebody else: who waited for it looks for itself. */
    record Left() implements Outcome {
    }
}
