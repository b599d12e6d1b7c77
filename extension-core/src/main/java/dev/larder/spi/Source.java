package dev.larder.spi;

/** Where the answer of a call came from. */
public enum Source {

    /** This process' memory. */
    MEMORY,

    /** Redis. */
    REDIS,

    /** The method, run by this call. */
    METHOD,

    /** The method, run by another call that missed the same key and was waited for. */
    SHARED,

    /** An old value, served as {@code staleGrace}, {@code staleIfError} or {@code loadTimeout} allow. */
    STALE
}
