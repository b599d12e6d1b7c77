package dev.larder.it.coherence;

/** What an answer can do wrong. */
public enum Rule {

    /** G1: Redis, or a run of the method, answered older than an invalidation that had returned, in whatever process. */
    OLD_FROM_REDIS,

    /** G1: what a process held answered older than an invalidation that had returned in this process. */
    OLD_FROM_OWN_MEMORY,

    /** G2: what a process held answered older than an invalidation that had returned elsewhere longer ago than the bound. */
    OLD_BEYOND_LAG,

    /**
     * An invalidation returned without Redis having taken it, and the same process answered older after that. Others may
     * until Redis has it.
     */
    OLD_AFTER_FAILURE,

    /** When all was quiet and connected, an answer was not the last version. */
    OLD_AT_REST,

    /** A version that nobody had begun to write. */
    UNWRITTEN,

    /** The value of another key. */
    ANOTHER_KEY,

    /** An exception. */
    THROWN
}
