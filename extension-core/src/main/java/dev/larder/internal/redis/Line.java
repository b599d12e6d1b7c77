package dev.larder.internal.redis;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A connection that carries one command at a time. What fails on it once fails from then on: open another. */
public interface Line extends AutoCloseable {

    /**
     * Always completes normally.
     *
     * @param within afterwards the line is taken for dead
     */
    CompletableFuture<Reply> send(Command command, Duration within);

    @Override
    void close();
}
