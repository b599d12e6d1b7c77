package dev.larder.internal.config;

import java.time.Duration;

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

    /**
     * How long a process may go without knowing whether others have removed something. Then, with {@code strict} trust, it
     * asks Redis before it answers from its memory. A duration, at least 100ms.
     */
    @WithDefault("1s")
    @WithConverter(DurationConverter.class)
    Duration maxLag();

    /**
     * {@code strict}: what others have removed is never answered from memory for longer than {@code larder.local.max-lag}
     * after. {@code availability}: while Redis is away memory answers on, for as long as the entries' own times allow.
     */
    @WithDefault("strict")
    LocalTrust trust();
}
