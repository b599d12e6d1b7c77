package dev.larder.internal.key;

import dev.larder.spi.AmbientValue;

/** Where the compiler of a template finds ambient values. Asked once per template, never per call. */
@FunctionalInterface
public interface AmbientSource {

    /** The ambient value of this name; the plan has made sure that there is one. */
    AmbientValue of(String name);
}
