package dev.larder.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.inject.Qualifier;

/** Names an {@link AmbientValue}: <code>@Ambient("tenant")</code> fills <code>{@tenant}</code> in key templates. */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER })
public @interface Ambient {

    /** The name: a letter, then letters, digits, {@code -} and {@code _}. */
    String value();
}
