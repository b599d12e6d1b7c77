package dev.larder.internal.engine;

/** What a flight is for. */
enum Purpose {

    /** Somebody waits for the value. */
    ANSWER,

    /** Somebody waits for the value, which may be older than the call, and is nobody else's. */
    UNSTORED,

    /** Nobody does: an old value was answered already. */
    RENEW,

    /** Somebody waits, and wants no value that is older than the call. */
    RELOAD,

    /** Somebody wants the value who must not be made to wait for anything but the method. */
    ALONE
}
