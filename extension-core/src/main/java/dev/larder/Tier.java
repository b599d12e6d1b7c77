package dev.larder;

/** Where the entries of a cache live. */
public enum Tier {

    /** As {@code larder.defaults.tier} says; {@link #BOTH} if it says nothing. */
    CONFIGURED,

    /** In this process' memory, over Redis. */
    BOTH,

    /** In this process' memory only: nothing is encoded, nothing leaves the process. */
    LOCAL,

    /** In Redis only: every call sees what the other processes see. */
    REMOTE
}
