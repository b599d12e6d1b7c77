package dev.larder.internal.engine;

/** How a call asks. */
public enum Way {

    /** For what the cache has, else what the method gives. */
    ANSWER,

    /** For what the method gives, which replaces what is stored. */
    RELOAD,

    /** As {@link #ANSWER}; what the method gives may be older than the call, and is kept nowhere and shared with nobody. */
    UNSTORED,

    /** As {@link #ANSWER}, on a thread that must not wait for anything but the method. */
    ANSWER_ALONE,

    /** As {@link #RELOAD}, on a thread that must not wait for anything but the method. */
    RELOAD_ALONE,

    /** As {@link #UNSTORED}, on a thread that must not wait for anything but the method. */
    UNSTORED_ALONE;

    /** The same on a thread that must not wait for anything but the method. */
    public Way alone() {
        return switch (this) {
            case ANSWER, ANSWER_ALONE -> ANSWER_ALONE;
            case RELOAD, RELOAD_ALONE -> RELOAD_ALONE;
            case UNSTORED, UNSTORED_ALONE -> UNSTORED_ALONE;
        };
    }
}
