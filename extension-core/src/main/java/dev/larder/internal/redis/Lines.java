package dev.larder.internal.redis;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Opens connections for commands that the server may hold back until it has something to say. */
public interface Lines {

    /** Always completes normally; empty if there is no connection to be had now. */
    CompletableFuture<Optional<Line>> open();
}
