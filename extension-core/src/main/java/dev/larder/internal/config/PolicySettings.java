package dev.larder.internal.config;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

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
     * A value that nobody reads for this long is gone; the ttl stays the upper bound. A duration, {@code 0s} for however
     * long nobody reads it. Left out everywhere: {@code 0s}.
     */
    Optional<@WithConverter(DurationConverter.class) Duration> idle();

    /**
     * The copy in memory is used no longer than this, then Redis is asked again. A duration, {@code 0s} for as long as the
     * value is fresh. Left out everywhere: {@code 0s}.
     */
    Optional<@WithConverter(DurationConverter.class) Duration> localTtl();

    /**
     * Whether memory holds values encoded, so that each answer is an object of its own that its caller may change: for types
     * that can be changed, such as a bean with setters or an {@code ArrayList}. Costs decoding at each hit. Left out
     * everywhere: {@code false}.
     */
    Optional<Boolean> localCopy();

    /**
     * After the ttl the old value is answered this long, at once, while one call refreshes it. A duration, {@code 0s} for
     * not at all. Left out everywhere: {@code 0s}.
     */
    Optional<@WithConverter(DurationConverter.class) Duration> staleGrace();

    /**
     * After the ttl the old value is answered this long if the method throws. A duration, {@code 0s} for not at all. Left
     * out everywhere: {@code 0s}.
     */
    Optional<@WithConverter(DurationConverter.class) Duration> staleIfError();

    /**
     * After the method has thrown, and an old value was answered instead, the method is left alone this long. A duration,
     * {@code 0s} for not at all. Left out everywhere: {@code 1s}.
     */
    Optional<@WithConverter(DurationConverter.class) Duration> errorPause();

    /**
     * A call that finds a value with this much of its ttl left, or less, is answered with it and starts a refresh. A
     * duration, less than the ttl, {@code 0s} for never. Left out everywhere: {@code 0s}.
     */
    Optional<@WithConverter(DurationConverter.class) Duration> refreshAhead();

    /**
     * The factor of probabilistic early refresh (XFetch): the nearer the end of the ttl, and the longer the method takes,
     * the likelier a call starts a refresh. From 0, never, to 10. Left out everywhere: {@code 0}.
     */
    OptionalDouble earlyRefresh();

    /**
     * A call whose load takes longer is answered with an old value if there is one; the load goes on. A duration,
     * {@code 0s} for never. Left out everywhere: {@code 0s}.
     */
    Optional<@WithConverter(DurationConverter.class) Duration> loadTimeout();

    /**
     * Where values are refreshed: {@code background}, the call does not wait; {@code foreground}, the call runs the method
     * itself, in its own request; {@code auto}, in the foreground if the key holds an ambient value, if an interceptor such
     * as that of {@code @Transactional} stands outside Larder's, or if the bean lives in a request or session or injects a
     * bean that does, else in the background. Left out everywhere: {@code auto}.
     */
    Optional<RefreshPlace> refresh();

    /**
     * How many runs of the method there may be at once in this process; calls beyond it get an old value, or wait, or fail.
     * From 0, any number, to 1000000. Left out everywhere: {@code 0}.
     */
    OptionalInt maxConcurrentLoads();

    /**
     * Where entries live: {@code both}, in memory over Redis; {@code local}, in memory only; {@code remote}, in Redis only.
     * Left out everywhere: {@code both}.
     */
    Optional<Tier> tier();

    /**
     * Who waits when several calls miss a key at once: {@code cluster}, one call in all processes loads and the others wait
     * for its result; {@code local}, one call of each process does; {@code none}, each loads for itself. With tier
     * {@code local}, {@code cluster} is {@code local}; with tier {@code remote}, {@code local} is {@code cluster}. Left out
     * everywhere: {@code cluster}.
     */
    Optional<SingleFlight> singleFlight();
}
