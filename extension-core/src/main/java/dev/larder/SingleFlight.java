package dev.larder;

/** Who waits for whom when several calls miss the same key at once. */
public enum SingleFlight {

    /** As {@code larder.defaults.single-flight} says; {@link #LOCAL} if it says nothing. */
    CONFIGURED,

    /** One call of this process loads, the others share its outcome. */
    LOCAL,

    /** Every call loads for itself. */
    NONE
}
