package dev.larder.internal.coherence;

import java.util.Optional;

/**
 * A place in the order of all news. The order begins anew, under a random epoch, when Redis has lost it.
 *
 * @param count the how-manieth news it is since then
 * @param clock when a tag moved last, in milliseconds of the server that never stand still nor go back; what is loaded
 *        from here on is older than every later move
 */
public record Position(long epoch, long count, long clock) {

    private static final int PARTS = 3;

    /** As the scripts write it; empty if it is something else. */
    static Optional<Position> of(String text) {
        return Numbers.of(text, PARTS).map(Position::of);
    }

    static Position of(long... parts) {
        return new Position(parts[0], parts[1], parts[2]);
    }

    boolean isJustBefore(Position other) {
        return epoch == other.epoch && count + 1 == other.count;
    }
}
