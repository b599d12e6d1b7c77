package dev.larder.internal.tier;

import dev.larder.internal.redis.Fault;

/** What came of asking for the lease of a key. */
public sealed interface Acquisition {

    /** It is ours: what we load from now on may be stored under it. */
    record Granted(Lease lease) implements Acquisition {
    }

    /**
     * Another has it.
     *
     * @param remainingMillis until it ends, unless it is extended
     * @param failed its holder does not load: the load failed, and the method is left alone for a while
     * @param fenced its holder is about to change what belongs under the key: nothing that is loaded meanwhile may be kept
     */
    record Held(long remainingMillis, boolean failed, boolean fenced) implements Acquisition {
    }

    /** Somebody stored an entry since we looked. */
    record Changed() implements Acquisition {
    }

    /** Redis did not do it. */
    record Unavailable(Fault fault) implements Acquisition {
    }

    /**
     * Redis did not answer. If it has granted the lease, or is going to, nobody knows but it.
     *
     * @param lease the one that may have been granted
     */
    record Unknown(Lease lease) implements Acquisition {
    }
}
