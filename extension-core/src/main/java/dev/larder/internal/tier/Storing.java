package dev.larder.internal.tier;

/** What came of storing under a lease. */
public enum Storing {

    /** It is stored. */
    STORED,

    /** The lease had ended, or was destroyed by an invalidation: nothing is stored. */
    REFUSED,

    /** Redis did not answer; whether it is stored is not known. */
    UNKNOWN
}
