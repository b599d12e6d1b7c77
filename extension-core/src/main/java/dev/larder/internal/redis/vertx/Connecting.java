package dev.larder.internal.redis.vertx;

/** Is told how connecting goes, in an event loop. */
@FunctionalInterface
public interface Connecting {

    void connected();

    /** @param why for logs: holds no password */
    default void failed(String why) {
    }
}
