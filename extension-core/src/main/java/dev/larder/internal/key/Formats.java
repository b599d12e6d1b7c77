package dev.larder.internal.key;

import dev.larder.spi.KeyFormat;

/** Where the compiler of a template finds key formats. Asked once per template, never per call. */
@FunctionalInterface
public interface Formats {

    /** The format of the type with this binary name; the plan has made sure that there is one. */
    KeyFormat<?> of(String typeName);
}
