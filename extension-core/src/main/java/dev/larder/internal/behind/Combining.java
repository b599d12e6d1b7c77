package dev.larder.internal.behind;

/** What becomes of writes with the same key that wait at the same time. */
public enum Combining {

    /** Each is applied by itself: no one of them says all. */
    NONE,

    /** The last one says all. */
    LAST,

    /** They add up, from the last removal on, which is applied by itself. */
    SUM
}
