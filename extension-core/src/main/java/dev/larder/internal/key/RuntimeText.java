package dev.larder.internal.key;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Writes values of which no declared type is known, with the texts that a compiled template gives for their declared
 * types. It knows no key formats.
 */
final class RuntimeText implements ValueText {

    private final Function<Class<?>, IllegalArgumentException> refusal;

    /** @param refusal what is thrown for a value, or one in it, of a type that keys cannot hold */
    RuntimeText(Function<Class<?>, IllegalArgumentException> refusal) {
        this.refusal = refusal;
    }

    @Override
    public String of(@Nullable Object value) {
        if (value == null) {
            return KeyText.NULL;
        }
        if (value instanceof Enum) {
            return ValueTexts.enumName(value);
        }
        if (value instanceof Optional || value instanceof OptionalInt || value instanceof OptionalLong
                || value instanceof OptionalDouble) {
            return ValueTexts.optional(value, this);
        }
        if (value instanceof List || value instanceof SortedSet || value instanceof EnumSet
                || value.getClass().isArray()) {
            return ValueTexts.sequence(value, this);
        }
        ValueFormat format = KeyTypes.format(value.getClass().getName()).orElse(null);
        if (format instanceof ValueFormat.Plain) {
            return ValueTexts.plain(value);
        }
        if (format != null || isText(value)) {
            return ValueTexts.text(value);
        }
        throw refusal.apply(value.getClass());
    }

    /** The types that have subclasses. */
    private static boolean isText(Object value) {
        return value instanceof CharSequence || value instanceof BigDecimal || value instanceof BigInteger
                || value instanceof ZoneId;
    }
}
