package dev.larder.internal.config;

import io.smallrye.config.WithDefault;

/** Values that are refreshed before anybody has to wait for them. */
public interface RefreshSettings {

    /**
     * How many refreshes may be under way at once in this process; what is due beyond it is left to a later call. From 1 to
     * 100000.
     */
    @WithDefault("64")
    int maxConcurrent();
}
