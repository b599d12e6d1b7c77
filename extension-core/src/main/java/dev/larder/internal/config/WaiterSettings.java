package dev.larder.internal.config;

import java.time.Duration;

import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** Calls that wait for another call to load the same key. */
public interface WaiterSettings {

    /** How long a call waits for another call's load before it loads for itself. A duration, more than zero. */
    @WithDefault("10s")
    @WithConverter(DurationConverter.class)
    Duration maxWait();

    /** How many calls may wait for the load of one key; those beyond it load for themselves. From 1 to 1000000. */
    @WithDefault("10000")
    int maxPerKey();
}
