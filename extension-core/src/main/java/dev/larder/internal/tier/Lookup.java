package dev.larder.internal.tier;

import dev.larder.internal.entry.Envelope;
import dev.larder.internal.redis.Fault;

/** What a look-up in the remote tier found. */
public sealed interface Lookup {

    /** An entry, still encoded, and how many bytes it has in Redis. */
    record Found(Envelope entry, int size) implements Lookup {
    }

    /** Nothing under the key. */
    record Nothing() implements Lookup {
    }

    /** Something that is no entry of ours; it is being removed. */
    record Unreadable(String reason) implements Lookup {
    }

    /** Redis did not answer. */
    record Unavailable(Fault fault) implements Lookup {
    }

    Lookup NOTHING = new Nothing();
}
