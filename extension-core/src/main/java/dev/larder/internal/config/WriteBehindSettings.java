package dev.larder.internal.config;

import java.time.Duration;

import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** Calls of {@code @WriteBehind} methods, and the queues they wait in. */
public interface WriteBehindSettings {

    /** Whether this process applies what waits in queues. {@code false}: it only puts writes there, for others to apply. */
    @WithDefault("true")
    boolean worker();

    /**
     * Into how many partitions a queue is divided when its first write is put there; from then on the queue in Redis knows the
     * number. A partition is applied by one process at a time, in order. From 1 to 256.
     */
    @WithDefault("16")
    int partitions();

    /**
     * How many writes may wait in a queue, dead letters included. Then a call waits, and after {@code max-wait} its method
     * runs at once. From 1 to 100000000.
     */
    @WithDefault("100000")
    long maxBacklog();

    /** How long a call waits for a queue that is full, or twice as long where earlier calls with its key wait. A duration. */
    @WithDefault("5s")
    @WithConverter(DurationConverter.class)
    Duration maxWait();

    /**
     * How long a process owns a partition unless it says that it lives, which it does several times meanwhile: if it dies,
     * others take over after this time. A duration, at least {@code larder.redis.deadline}.
     */
    @WithDefault("10s")
    @WithConverter(DurationConverter.class)
    Duration lease();

    /** How long a process that is being stopped goes on to apply what waits in its partitions. A duration, or 0s. */
    @WithDefault("10s")
    @WithConverter(DurationConverter.class)
    Duration drainTimeout();

    /**
     * How often a write is tried that fails, before it becomes a dead letter. Tries that fail because the database cannot be
     * reached do not count. From 1 to 1000.
     */
    @WithDefault("5")
    int maxAttempts();

    /** Pauses after failures. */
    RetrySettings retry();

    /**
     * Whether the start is refused if Redis could lose writes that it has taken, by its configuration. {@code false}: the
     * log tells what could be lost.
     */
    @WithDefault("false")
    boolean requireDurable();

    /**
     * What becomes of a write that Redis does not take: {@code write-through}, its method runs at once, and may overtake
     * writes that wait; {@code fail}, the call throws a {@code WriteBehindException}, and the order of writes is kept.
     */
    @WithDefault("write-through")
    OnUnavailable onUnavailable();

    /** Pauses after failures. */
    interface RetrySettings {

        /** The first pause; each is twice as long as the one before. A duration, at most {@code max-backoff}. */
        @WithDefault("100ms")
        @WithConverter(DurationConverter.class)
        Duration minBackoff();

        /** The longest pause. A duration. */
        @WithDefault("30s")
        @WithConverter(DurationConverter.class)
        Duration maxBackoff();
    }
}
