package dev.larder.internal.policy;

/** What a value is good for at a moment. */
public enum Freshness {

    /** It is answered. */
    FRESH,

    /** It is answered, and it is time to load it anew in the background. */
    DUE,

    /** It is old: it is answered at once, and loaded anew in the background. */
    GRACE,

    /** It is old: it is answered if the load fails, or takes too long. */
    LAST_RESORT,

    /** It is answered to nobody. */
    GONE
}
