package dev.larder.internal.config;

/** What a crash between the commit of a transaction and what it changes in the caches may leave behind. */
public enum Consistency {

    /** An old entry, until it expires. */
    EVENTUAL,

    /** Nothing old: before the commit the entries that it changes are removed, and kept from being stored until it is known. */
    STRICT
}
