package dev.larder.internal.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the durations of annotations, as they stand there: a text or an expression. */
public final class Durations {

    private final AnnotationReader annotation;

    /**
     * @param lookup the value of a configuration key
     * @param where the annotations stand, in words
     */
    public Durations(Function<String, Optional<String>> lookup, String where) {
        this.annotation = new AnnotationReader(new Expressions(lookup), where + ": @WriteBehind");
    }

    /** Empty if it was left out, or is not allowed. */
    public Optional<Duration> read(String member, String text) {
        return annotation.duration(member, text);
    }

    /** A line for each that is not allowed. */
    public List<String> problems() {
        return annotation.problems();
    }
}
