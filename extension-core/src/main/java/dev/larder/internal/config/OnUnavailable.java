package dev.larder.internal.config;

/** What becomes of a write that Redis does not take. */
public enum OnUnavailable {

    /** Its method runs at once. */
    WRITE_THROUGH,

    /** Its caller is told. */
    FAIL
}
