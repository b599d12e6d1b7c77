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
}
