package dev.larder.it.wire;

/** Seen from the process. */
public enum Direction {

    /** To the server. */
    UP,

    /** From the server. */
    DOWN
}
