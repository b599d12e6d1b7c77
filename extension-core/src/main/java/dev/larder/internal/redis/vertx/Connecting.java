package dev.larder.internal.redis.vertx;

import dev.larder.internal.redis.RedisPort;

/** Is told how connecting goes, in an event loop. */
@FunctionalInterface
public interface Connecting {

    /**
     * What is sent here goes ahead of all that other threads send, and is answered ahead of it.
     *
     * @param first over the fresh connection; of use within this call
     */
    void connected(RedisPort first);

    /** @param why for logs: holds no password */
    default void failed(String why) {
    }
}
