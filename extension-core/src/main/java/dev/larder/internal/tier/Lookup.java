package dev.larder.internal.tier;

import java.util.Optional;

import dev.larder.internal.entry.Envelope;
import dev.larder.internal.entry.Slot.LeaseMark;
import dev.larder.internal.redis.Fault;

/** What a look-up in the remote tier found. */
public sealed interface Lookup {

    /**
     * An entry, still encoded.
     *
     * @param size bytes it has in Redis
     * @param lease somebody loads the key anew
     */
    record Found(Envelope entry, int size, Optional<LeaseMark> lease) implements Lookup {
    }

    /** An entry that an invalidation has made worthless; whoever loads the key replaces it. */
    record Outdated(Envelope entry) implements Lookup {
    }

    /** No entry under the key; perhaps somebody loads it. */
    record Nothing() implements Lookup {
    }

    /** Something that is no entry of ours; whoever claims the key next replaces it. */
    record Unreadable(String reason) implements Lookup {
    }

    /** Redis did not answer. */
    record Unavailable(Fault fault) implements Lookup {
    }

    Lookup NOTHING = new Nothing();
}
