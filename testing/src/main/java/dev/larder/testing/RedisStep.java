package dev.larder.testing;

/** The ways to come by a Redis server, in the order they are tried. */
public enum RedisStep {

    /** A container, if Docker answers. */
    CONTAINER,

    /** The {@code redis-server} found on the {@code PATH}. */
    PATH,

    /** The binary inside {@code com.github.codemonstur:embedded-redis}. */
    EMBEDDED
}
