package dev.larder.internal.config;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads a {@link MemorySize}. */
public final class MemorySizeConverter implements Converter<MemorySize> {

    private static final long serialVersionUID = 1L;

    @Override
    public MemorySize convert(String text) {
        return MemorySize.parse(text).orElseThrow(
                () -> new IllegalArgumentException(
                        "'" + text + "' is no amount of memory: allowed: " + Rule.SIZE_FORM));
    }
}
