package dev.larder.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;

/** Names an {@link AmbientValue}: <code>@Ambient("tenant")</code> fills <code>{@tenant}</code> in key templates. */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER })
public @interface Ambient {

    /** The name: a letter, then letters, digits, {@code -} and {@code _}. */
    String value();

    /** The annotation as an object, to look a bean up by. */
    final class Literal extends AnnotationLiteral<Ambient> implements Ambient {

        private static final long serialVersionUID = 1L;

        private final String value;

        public Literal(String value) {
            this.value = value;
        }

        @Override
        public String value() {
            return value;
        }
    }
}
