package dev.larder;

/** Who waits for whom when several calls miss the same key at once. */
public enum SingleFlight {

    /** As {@code larder.defaults.single-flight} says; {@link #CLUSTER} if it says nothing. */
    CONFIGURED,

    /**
     * One call in all processes loads, by a lease in Redis; the others wait for its result. With {@link Tier#LOCAL}, and
     * while Redis does not answer, one call of each process does.
     */
    CLUSTER,

    /**
     * One call of this process loads, the others share its outcome. With {@link Tier#REMOTE}, where they have Redis alone to
     * share it by, it is as {@link #CLUSTER}.
     */
    LOCAL,

    /** Every call loads for itself. */
    NONE
}
