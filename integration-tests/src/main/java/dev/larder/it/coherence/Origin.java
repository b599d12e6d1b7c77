package dev.larder.it.coherence;

/** Where an answer came from: what {@link dev.larder.spi.Source} knows, and two more. */
public enum Origin {

    MEMORY,

    REDIS,

    METHOD,

    /** The load of another call of the same process. */
    SHARED,

    STALE,

    /** Nobody said. */
    UNTOLD,

    /** There was none: the call threw. */
    THROWN;

    /** Whether what the process itself held has answered, of which other processes' invalidations are told later. */
    public boolean isOfTheProcess() {
        return this != REDIS && this != METHOD;
    }
}
