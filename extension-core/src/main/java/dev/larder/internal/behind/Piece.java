package dev.larder.internal.behind;

import java.util.List;

/**
 * Writes of one key that are applied as one.
 *
 * @param writes in order, at least one
 */
public record Piece(List<QueuedWrite> writes) {

    public String key() {
        return last().key();
    }

    public QueuedWrite last() {
        return writes.get(writes.size() - 1);
    }

    /** By which it counts: that of its last write. */
    public long sequence() {
        return last().sequence();
    }
}
