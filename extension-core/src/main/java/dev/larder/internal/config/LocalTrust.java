package dev.larder.internal.config;

/** When a process answers from its memory. */
public enum LocalTrust {

    /** While it knows that it has heard, up to a moment ago, of all that others have removed. */
    STRICT,

    /** Also while it cannot know. */
    AVAILABILITY
}
