package dev.larder.it.coherence;

import java.time.Duration;

/**
 * An answer that broke a rule.
 *
 * @param floor the least version that was allowed
 * @param late how long after the invalidation of the answered version the call began; zero if that is not the point
 */
public record Violation(Rule rule, ReadEvent read, long floor, Duration late) {

    @Override
    public String toString() {
        return "%s: process %d got version %d of row %d from %s, %d ms after %d was due (call of %d µs at %d)"
                .formatted(
                        rule, read.process(), read.version(), read.row(), read.origin(), late.toMillis(), floor,
                        (read.ended() - read.began()) / 1_000, read.began());
    }
}
