package dev.larder.internal.config;

/** Where a value is refreshed while a call has an old one at hand. */
public enum RefreshPlace {

    /** In the background unless the method needs its call. */
    AUTO,

    /** By a task of its own. */
    BACKGROUND,

    /** By the call. */
    FOREGROUND
}
