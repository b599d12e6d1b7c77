package dev.larder.internal.config;

import java.time.Duration;

import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** The lease in Redis of the one call that loads for all processes. */
public interface LeaseSettings {

    /**
     * How long a lease lives unless it is extended, which it is while its load runs: if the process of the load dies, the
     * others wait no longer than this. A duration, at least {@code larder.redis.deadline}.
     */
    @WithDefault("3s")
    @WithConverter(DurationConverter.class)
    Duration duration();

    /**
     * How long a lease is extended at most. A load that takes longer is answered but not stored, and others load the key: a
     * load that never ends holds them up no longer than this. A duration, at least {@code larder.lease.duration}.
     */
    @WithDefault("1m")
    @WithConverter(DurationConverter.class)
    Duration maxDuration();
}
