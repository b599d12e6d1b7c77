package dev.larder.internal.overlap;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.larder.internal.key.KeyText;

/**
 * The texts that values of a type have in keys: a pattern of all of them and perhaps more, and a test that leaves the right ones.
 *
 * @param pattern of {@link Pattern}, without that of null
 * @param check whether a text that matches is a value's; it may throw
 * @param samples texts of values, for where what the pattern finds is none
 * @param quoted whether the value is shown as a text in quotes
 */
public record Values(String pattern, Check check, List<String> samples, boolean quoted) {

    /** Whatever is escaped; an escape stands for two or four digits. */
    private static final String ESCAPED = "(.|%[0-9A-F]{2}|%u[0-9A-F]{4})";

    static final String ANYTHING = ESCAPED + ESCAPED + "*|%empty";

    /** What no value's text differs from, as far as is known. */
    public static final Values TEXT = new Values(ANYTHING, Values::isEscaped, List.of(), true);

    private static final Map<String, Values> KNOWN = known();

    /** Says of a text whether it is a value's. */
    @FunctionalInterface
    public interface Check {

        boolean accepts(String text);
    }

    /** Those of a type of the platform, by binary name; any text if it is not known. */
    public static Values of(String type) {
        return KNOWN.getOrDefault(type, TEXT);
    }

    /** One of these words, escaped. */
    public static Values words(List<String> words) {
        StringBuilder pattern = new StringBuilder();
        words.forEach(word -> pattern.append(pattern.isEmpty() ? "" : "|").append(quote(KeyText.escape(word))));
        return new Values(pattern.toString(), text -> true, List.of(), false);
    }

    /** {@code ()} or {@code (x)}. */
    public static Values optional(Values element) {
        return new Values("\\((" + element.pattern() + ")?\\)",
                text -> text.equals("()") || element.accepts(text.substring(1, text.length() - 1)),
                List.of(), false);
    }

    /** {@code [x,y]}; of those with several elements none is tested that has brackets itself. */
    public static Values sequence(Values element) {
        String one = '(' + element.pattern() + "|%null)";
        return new Values("\\[(" + one + "(," + one + ")*)?\\]", text -> {
            String inner = text.substring(1, text.length() - 1);
            return inner.isEmpty() || inner.indexOf('[') >= 0 || inner.indexOf('(') >= 0
                    || Stream.of(inner.split(",", -1)).allMatch(each -> each.equals("%null") || element.accepts(each));
        }, List.of(), false);
    }

    /** A pattern of this text alone. */
    static String quote(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append('\\').append((char) c));
        return out.toString();
    }

    boolean accepts(String text) {
        try {
            return check.accepts(text);
        } catch (RuntimeException none) {
            return false;
        }
    }

    /** As a message shows it. */
    public String shown(String text) {
        String value = KeyText.unescape(text);
        return value == null ? "null" : quoted ? '"' + value + '"' : value;
    }

    private static boolean isEscaped(String text) {
        String value = KeyText.unescape(text);
        return value != null && KeyText.escape(value).equals(text);
    }

    private static Map<String, Values> known() {
        Map<String, Values> all = new HashMap<>();
        numbers(all);
        dates(all);
        texts(all);
        return Map.copyOf(all);
    }

    private static void numbers(Map<String, Values> all) {
        plain(all, "true|false", Boolean::valueOf, "boolean", "java.lang.Boolean");
        plain(all, whole(2), Byte::valueOf, "byte", "java.lang.Byte");
        plain(all, whole(4), Short::valueOf, "short", "java.lang.Short");
        plain(all, whole(9), Integer::valueOf, "int", "java.lang.Integer");
        plain(all, whole(18), Long::valueOf, "long", "java.lang.Long");
        String real = "-?[0-9]{1,17}\\.[0-9]{1,17}(E-?[0-9]{1,3})?|NaN|-?Infinity";
        plain(all, real, Float::valueOf, "float", "java.lang.Float");
        plain(all, real, Double::valueOf, "double", "java.lang.Double");
        plain(all, "0|-?[1-9][0-9]*", BigInteger::new, "java.math.BigInteger");
        plain(all, "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", UUID::fromString,
                "java.util.UUID");
    }

    private static String whole(int furtherDigits) {
        return "0|-?[1-9][0-9]{0," + furtherDigits + "}";
    }

    private static void dates(Map<String, Values> all) {
        String year = "([0-9]{4}|-[0-9]{4,9}|\\+[0-9]{5,9})";
        String month = "(0[1-9]|1[0-2])";
        String day = "([0-2][1-9]|10|20|3[01])";
        plain(all, year + '-' + month + '-' + day, LocalDate::parse, "java.time.LocalDate");
        plain(all, whole(8), text -> Year.of(Integer.parseInt(text)), "java.time.Year");
        plain(all, year + '-' + month, YearMonth::parse, "java.time.YearMonth");
        plain(all, "--" + month + '-' + day, MonthDay::parse, "java.time.MonthDay");
        String some = "-?[1-9][0-9]{0,9}";
        plain(all, "P0D|P(" + some + "Y)?(" + some + "M)?(" + some + "D)?", Period::parse, "java.time.Period");
        plain(all, "PT0S|PT(" + some + "H)?(" + some + "M)?(-?[0-9]{1,10}(\\.[0-9]{1,9})?S)?", Duration::parse,
                "java.time.Duration");
    }

    private static void texts(Map<String, Values> all) {
        all.put("char", new Values(ESCAPED, text -> isEscaped(text) && length(text) == 1, List.of(), true));
        all.put("java.lang.Character", all.get("char"));
        text(all, BigDecimal::new, "java.math.BigDecimal", "0", "1.5");
        text(all, URI::create, "java.net.URI", "a");
        text(all, Instant::parse, "java.time.Instant", "2000-01-01T00:00:00Z");
        text(all, LocalTime::parse, "java.time.LocalTime", "00:00");
        text(all, LocalDateTime::parse, "java.time.LocalDateTime", "2000-01-01T00:00");
        text(all, OffsetTime::parse, "java.time.OffsetTime", "00:00Z");
        text(all, OffsetDateTime::parse, "java.time.OffsetDateTime", "2000-01-01T00:00Z");
        text(all, ZonedDateTime::parse, "java.time.ZonedDateTime", "2000-01-01T00:00Z");
        text(all, ZoneId::of, "java.time.ZoneId", "UTC", "Z", "Europe/Rome");
        text(all, ZoneOffset::of, "java.time.ZoneOffset", "Z", "+01:00");
        String locale = "[a-z]{2,3}(_[A-Z]{2})?";
        all.put("java.util.Locale", new Values(locale, text -> true, List.of(), false));
    }

    private static int length(String text) {
        String value = KeyText.unescape(text);
        return value == null ? -1 : value.length();
    }

    private static void plain(Map<String, Values> all, String pattern, Function<String, Object> parse,
            String... types) {
        Values values = new Values(pattern, text -> parse.apply(text).toString().equals(text), List.of(), false);
        for (String type : types) {
            all.put(type, values);
        }
    }

    private static void text(Map<String, Values> all, Function<String, Object> parse, String type,
            String... samples) {
        all.put(type, new Values(ANYTHING,
                text -> isEscaped(text)
                        && parse.apply(KeyText.unescape(text)).toString().equals(KeyText.unescape(text)),
                List.of(samples).stream().map(KeyText::escape).toList(), false));
    }
}
