package dev.larder.internal.config;

/** Who is told of an invalidation that does not reach Redis. */
public enum OnFailure {

    LOG,

    THROW
}
