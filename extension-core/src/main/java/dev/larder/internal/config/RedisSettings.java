package dev.larder.internal.config;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** The way to Redis. */
public interface RedisSettings {

    /**
     * Where Redis is, as in {@code redis://localhost:6379}; one server. On Quarkus it is
     * {@code quarkus.redis.hosts} that says so, and this is not read.
     */
    Optional<String> hosts();

    /** On Quarkus: the name of the Redis client to take from {@code quarkus.redis."name".*}. Left out: the default one. */
    Optional<String> clientName();

    /**
     * How many connections this process keeps to a Redis server. Each carries the commands of many calls at once, so one is
     * enough until a core is busy with it. From 1 to 16.
     */
    @WithDefault("1")
    int connections();

    /**
     * How long a call waits for an answer of Redis before it goes on without: the method is run instead. A duration, more
     * than zero.
     */
    @WithDefault("100ms")
    @WithConverter(DurationConverter.class)
    Duration deadline();

    /**
     * How many commands may be on their way or waiting, on all connections together; those beyond it count as failed at
     * once. From 1 to
     * 1000000.
     */
    @WithDefault("10000")
    int maxQueued();

    /** Connecting again after a connection broke. */
    ReconnectSettings reconnect();

    /** Sparing a Redis that does not answer. */
    BreakerSettings breaker();

    /** Connecting again after a connection broke. */
    interface ReconnectSettings {

        /** The pause before the first attempt; each later pause is about twice as long. A duration, more than zero. */
        @WithDefault("50ms")
        @WithConverter(DurationConverter.class)
        Duration minBackoff();

        /** The longest pause between two attempts. A duration, at least {@code min-backoff}. */
        @WithDefault("5s")
        @WithConverter(DurationConverter.class)
        Duration maxBackoff();
    }

    /** Sparing a Redis that does not answer. */
    interface BreakerSettings {

        /** Whether Redis is left alone for a while when too many commands fail. */
        @WithDefault("true")
        boolean enabled();

        /** How many of the latest commands are looked at. From 1 to 10000. */
        @WithDefault("50")
        int window();

        /** The part of them that must fail before Redis is left alone: more than 0, up to 1. */
        @WithDefault("0.5")
        double failureRatio();

        /** How long Redis is left alone the first time, until one command tries again. A duration, more than zero. */
        @WithDefault("1s")
        @WithConverter(DurationConverter.class)
        Duration open();

        /** The longest time it is left alone after tries that failed. A duration, at least {@code open}. */
        @WithDefault("10s")
        @WithConverter(DurationConverter.class)
        Duration maxOpen();
    }
}
