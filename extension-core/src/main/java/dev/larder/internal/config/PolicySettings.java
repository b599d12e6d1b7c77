package dev.larder.internal.config;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

import dev.larder.SingleFlight;
import dev.larder.Tier;
import io.smallrye.config.WithConverter;

/** How long entries live, where, and who waits for whom. */
public interface PolicySettings {

    /** A stored value is fresh this long. A duration, more than zero. Left out everywhere: {@code 5m}. */
    Optional<@WithConverter(DurationConverter.class) Duration> ttl();

    /**
     * The fraction of the ttl by which each entry's own ttl is drawn shorter or longer, so that entries stored together do
     * not expire together. From 0 to 0.5. Left out everywhere: {@code 0.1}.
     */
    OptionalDouble jitter();

    /**
     * How long {@code null} and {@code Optional.empty()} are remembered, {@code 0s} for not at all. A duration. Left out
     * everywhere: {@code 30s}.
     */
    Optional<@WithConverter(DurationConverter.class) Duration> negativeTtl();

    /**
     * Where entries live: {@code both}, in memory over Redis; {@code local}, in memory only; {@code remote}, in Redis only.
     * Left out everywhere: {@code both}.
     */
    Optional<Tier> tier();

    /**
     * Who waits when several calls miss a key at once: {@code local}, one call of a process loads and the others share its
     * outcome; {@code none}, each loads for itself. Left out everywhere: {@code local}.
     */
    Optional<SingleFlight> singleFlight();
}
