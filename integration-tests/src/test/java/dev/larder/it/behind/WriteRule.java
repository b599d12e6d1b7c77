package dev.larder.it.behind;

/** What can become wrong of a write. */
public enum WriteRule {

    /** It was accepted, and was neither applied, nor covered by a later one of its key, nor put aside. */
    LOST,

    /** It was applied more than once, where each is to be applied exactly once. */
    DOUBLED,

    /** It was put aside, and was applied, where each is to be applied exactly once. */
    ASIDE_AND_APPLIED,

    /** Nobody has made it, and it was applied. */
    INVENTED,

    /** Its call said that the queue has not taken it, and it was applied. */
    REFUSED_AND_APPLIED,

    /** It was begun to be applied when a later one of its key was applied already. */
    OUT_OF_ORDER,

    /** What the database holds is not what the writes come to. */
    WRONG_AT_REST,

    /** When all was quiet, a cached method did not answer what the database holds. */
    OLD_IN_CACHE,

    /** The queue still counted writes that waited when all had time to be applied. */
    BACKLOG_LEFT
}
