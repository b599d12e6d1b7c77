package dev.larder.internal.redis;

import java.util.concurrent.CompletableFuture;

/**
 * The one way to a Redis server. Thread-safe, never blocks the caller, never throws.
 * <p>
 * The future always completes normally, within the deadline of the connection layer: whatever goes wrong is a
 * {@link Reply.Failed}. It may complete on any thread, an event loop included, so a continuation must not block.
 */
public interface RedisPort {

    CompletableFuture<Reply> send(Command command);
}
