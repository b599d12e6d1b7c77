package dev.larder.internal.transaction;

/** How a transaction ended. */
public enum Completion {

    /** What was changed in it is there for everybody. */
    COMMITTED,

    /** It is as if nothing had been changed in it. */
    ROLLED_BACK,

    /** Nobody can tell which. */
    UNKNOWN
}
