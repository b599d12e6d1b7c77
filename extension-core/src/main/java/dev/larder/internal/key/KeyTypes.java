package dev.larder.internal.key;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The types of the platform that keys can hold, by binary name. {@code Plain} only for final classes whose texts
 * consist of letters, digits, {@code +}, {@code -} and {@code .}: a subclass could write anything.
 */
public final class KeyTypes {

    private static final String[] PLAIN = { "boolean", "byte", "short", "int", "long", "float", "double",
            "java.lang.Boolean", "java.lang.Byte", "java.lang.Short", "java.lang.Integer", "java.lang.Long",
            "java.lang.Float", "java.lang.Double", "java.util.UUID", "java.time.LocalDate", "java.time.Year",
            "java.time.YearMonth", "java.time.MonthDay", "java.time.Period", "java.time.Duration" };

    private static final String[] TEXT = { "char", "java.lang.Character", "java.lang.String", "java.lang.CharSequence",
            "java.math.BigInteger", "java.math.BigDecimal", "java.net.URI", "java.util.Locale", "java.time.Instant",
            "java.time.LocalTime", "java.time.LocalDateTime", "java.time.OffsetTime", "java.time.OffsetDateTime",
            "java.time.ZonedDateTime", "java.time.ZoneId", "java.time.ZoneOffset" };

    private static final Map<String, ValueFormat> BY_NAME = byName();

    private KeyTypes() {
    }

    /** How values of this type are written, if the type stands in the list. */
    public static Optional<ValueFormat> format(String typeName) {
        return Optional.ofNullable(BY_NAME.get(typeName));
    }

    private static Map<String, ValueFormat> byName() {
        Map<String, ValueFormat> formats = new HashMap<>();
        for (String plain : PLAIN) {
            formats.put(plain, new ValueFormat.Plain());
        }
        for (String text : TEXT) {
            formats.put(text, new ValueFormat.Text());
        }
        formats.put("java.util.OptionalInt", new ValueFormat.OptionalOf(new ValueFormat.Plain()));
        formats.put("java.util.OptionalLong", new ValueFormat.OptionalOf(new ValueFormat.Plain()));
        formats.put("java.util.OptionalDouble", new ValueFormat.OptionalOf(new ValueFormat.Plain()));
        return Map.copyOf(formats);
    }
}
