package dev.larder.internal.config;

import io.smallrye.config.WithDefault;

/** What holds for one cache. */
public interface CacheSettings extends PolicySettings {

    /** Whether this cache is used. {@code false} sends its calls straight to the method. */
    @WithDefault("true")
    boolean enabled();
}
