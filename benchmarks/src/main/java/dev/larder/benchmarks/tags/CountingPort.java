package dev.larder.benchmarks.tags;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;

import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;

/** Counts what is sent. */
final class CountingPort implements RedisPort {

    private final RedisPort redis;
    private final LongAdder sent = new LongAdder();

    CountingPort(RedisPort redis) {
        this.redis = redis;
    }

    @Override
    public CompletableFuture<Reply> send(Command command) {
        sent.increment();
        return redis.send(command);
    }

    long sent() {
        return sent.sum();
    }
}
