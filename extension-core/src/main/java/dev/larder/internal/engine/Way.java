package dev.larder.internal.engine;

/** How a call asks. */
public enum Way {

    /** For what the cache has, else what the method gives. */
    ANSWER,

    /** For what the method gives, which replaces what is stored. */
    RELOAD,

    /** As {@link #ANSWER}, on a thread that must not wait for anything but the method. */
    ANSWER_ALONE,

    /** As {@link #RELOAD}, on a thread that must not wait for anything but the method. */
    RELOAD_ALONE
}
