package dev.larder.internal.coherence;

import java.util.Optional;

/**
 * The order as Redis has it.
 *
 * @param last the position of the last news
 * @param floor of tags that moved before then, on the tag clock, nothing may be known any more
 */
public record Order(Position last, long floor) {

    private static final int PARTS = 4;

    /** As the scripts write it; empty if it is something else. */
    static Optional<Order> of(String text) {
        return Numbers.of(text, PARTS).map(parts -> new Order(Position.of(parts), parts[3]));
    }
}
