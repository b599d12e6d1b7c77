package dev.larder.internal.config;

import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** The copy in this process' memory. */
public interface LocalSettings {

    /**
     * About how much memory all caches together may take in this process. When it is used up, the entries that are least
     * likely to be asked for again make room. A number of bytes, or with {@code K}, {@code M} or {@code G} behind it.
     */
    @WithDefault("64M")
    @WithConverter(MemorySizeConverter.class)
    MemorySize maxWeight();
}
