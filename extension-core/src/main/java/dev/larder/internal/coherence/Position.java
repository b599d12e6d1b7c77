package dev.larder.internal.coherence;

import java.util.Optional;

/**
 * A place in the order of all news: the how-manieth it is since the order began anew. It begins anew, under a random
 * epoch, when Redis has lost it.
 */
record Position(String epoch, long count) {

    private static final char BETWEEN = ':';

    /** As the scripts write it; empty if it is something else. */
    static Optional<Position> of(String text) {
        int between = text.indexOf(BETWEEN);
        if (between <= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Position(text.substring(0, between), Long.parseLong(text.substring(between + 1))));
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
    }

    boolean isJustBefore(Position other) {
        return epoch.equals(other.epoch) && count + 1 == other.count;
    }
}
