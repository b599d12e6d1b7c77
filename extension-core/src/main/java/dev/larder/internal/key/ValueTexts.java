package dev.larder.internal.key;

import java.lang.reflect.Array;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

import dev.larder.spi.KeyFormat;

/** The writing of each {@link ValueFormat}. */
final class ValueTexts {

    private ValueTexts() {
    }

    static ValueText of(ValueFormat format, Formats formats) {
        if (format instanceof ValueFormat.Plain) {
            return ValueTexts::plain;
        }
        if (format instanceof ValueFormat.Text) {
            return ValueTexts::text;
        }
        if (format instanceof ValueFormat.EnumName) {
            return ValueTexts::enumName;
        }
        if (format instanceof ValueFormat.OptionalOf optional) {
            ValueText element = of(optional.element(), formats);
            return value -> optional(value, element);
        }
        if (format instanceof ValueFormat.SequenceOf sequence) {
            ValueText element = of(sequence.element(), formats);
            return value -> sequence(value, element);
        }
        return custom(((ValueFormat.Custom) format).typeName(), formats);
    }

    static String plain(@Nullable Object value) {
        return value == null ? KeyText.NULL : value.toString();
    }

    static String text(@Nullable Object value) {
        if (value instanceof String string) {
            return KeyText.escape(string);
        }
        if (value instanceof Locale locale) {
            return KeyText.escape(LocaleText.of(locale));
        }
        return value == null ? KeyText.NULL : KeyText.escape(value.toString());
    }

    static String enumName(@Nullable Object value) {
        return value == null ? KeyText.NULL : KeyText.escape(((Enum<?>) value).name());
    }

    /** {@code (x)}, and {@code ()} without a value. */
    static String optional(@Nullable Object value, ValueText element) {
        if (value == null) {
            return KeyText.NULL;
        }
        Object held = held(value);
        return held == null ? "()" : '(' + element.of(held) + ')';
    }

    private static @Nullable Object held(Object optional) {
        if (optional instanceof OptionalInt i) {
            return i.isPresent() ? i.getAsInt() : null;
        }
        if (optional instanceof OptionalLong l) {
            return l.isPresent() ? l.getAsLong() : null;
        }
        if (optional instanceof OptionalDouble d) {
            return d.isPresent() ? d.getAsDouble() : null;
        }
        return ((Optional<?>) optional).orElse(null);
    }

    /** {@code [a,b]}; what is neither a list nor an array has been refused by the rules. */
    static String sequence(@Nullable Object value, ValueText element) {
        if (value == null) {
            return KeyText.NULL;
        }
        StringBuilder out = new StringBuilder(64).append('[');
        if (value instanceof Iterable<?> iterable) {
            for (Iterator<?> elements = iterable.iterator(); elements.hasNext();) {
                append(out, element.of(elements.next()));
            }
        } else {
            for (int i = 0; i < Array.getLength(value); i++) {
                append(out, element.of(Array.get(value, i)));
            }
        }
        return out.append(']').toString();
    }

    private static void append(StringBuilder out, String element) {
        if (out.length() > 1) {
            out.append(',');
        }
        out.append(element);
    }

    private static ValueText custom(String typeName, Formats formats) {
        @SuppressWarnings("unchecked")
        KeyFormat<Object> format = (KeyFormat<Object>) formats.of(typeName);
        return value -> {
            if (value == null) {
                return KeyText.NULL;
            }
            String text = format.format(value);
            if (text == null) {
                throw new IllegalStateException(format.getClass().getName() + " gave null for a " + typeName
                        + "; a KeyFormat gives a text for every value");
            }
            return KeyText.escape(text);
        };
    }
}
