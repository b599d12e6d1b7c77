package dev.larder.internal.entry;

import java.util.Optional;

/** The Redis string of a key: a lease, an entry behind it, or one of the two. */
public sealed interface Slot {

    /**
     * @param lease somebody loads the key, or has lately failed to
     * @param entry still encoded; absent if the key was only leased
     */
    record Taken(Optional<LeaseMark> lease, Optional<Envelope> entry) implements Slot {
    }

    /**
     * Nothing that this version can read.
     *
     * @param reason for logs: holds nothing of the bytes but marks and lengths
     */
    record Damaged(String reason) implements Slot {
    }

    /**
     * A lease as those see it who do not hold it.
     *
     * @param failed the load failed, and the method is left alone until the lease ends
     * @param until milliseconds on the server's clock
     */
    record LeaseMark(boolean failed, long until) {
    }
}
