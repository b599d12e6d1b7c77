package dev.larder.internal.key;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The escapes of keys. A value's text holds none of <code>: % { } [ ] ( ) ,</code>, no control character, no white
 * space, no formatting character and no lone surrogate: each becomes {@code %} and two, or {@code %u} and four, upper-case hex digits.
 * Absent and empty values have words of their own that begin with {@code %} and a lower-case letter other than {@code
 * u}. Which characters are escaped is fixed here and not asked of the JDK, whose tables grow: processes on different
 * JDKs write the same keys.
 */
public final class KeyText {

    /** The value null. */
    static final String NULL = "%null";

    /** The empty text. */
    static final String EMPTY = "%empty";

    private static final Pattern ESCAPE = Pattern.compile("%(?:u([0-9A-F]{4})|([0-9A-F]{2}))");
    private static final String ASCII_ESCAPED = ":%{}[](),";
    private static final boolean[] CLEAN = new boolean[128];

    static {
        for (char c = '!'; c < 127; c++) {
            CLEAN[c] = ASCII_ESCAPED.indexOf(c) < 0;
        }
    }

    private KeyText() {
    }

    /** The text of a value, escaped. The same object if nothing needs an escape. */
    public static String escape(@Nullable String text) {
        if (text == null) {
            return NULL;
        }
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 128 || !CLEAN[c]) {
                return escapeFrom(text, i);
            }
        }
        return length == 0 ? EMPTY : text;
    }

    /** A literal as it stands in the key: braces escaped, all else was refused by the parser or stands for itself. */
    public static String literal(String text) {
        return text.indexOf('{') < 0 && text.indexOf('}') < 0 ? text : text.replace("{", "%7B").replace("}", "%7D");
    }

    /** Whether values write this character, or half of a pair, as it is. */
    public static boolean isClean(char c) {
        return !isEscaped(c) || Character.isSurrogate(c);
    }

    /** The text that was escaped so; another one if the text is not of {@link #escape}. */
    public static @Nullable String unescape(String escaped) {
        if (escaped.equals(NULL)) {
            return null;
        }
        return escaped.equals(EMPTY) ? "" : ESCAPE.matcher(escaped).replaceAll(found -> {
            String digits = found.group(1) == null ? found.group(2) : found.group(1);
            return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(digits, 16)));
        });
    }

    /** Whether this character, not being half of a pair, is escaped in values. */
    static boolean isEscaped(char c) {
        return c < 128 ? !CLEAN[c]
                : c <= '\u00A0' || c == '\u00AD' || c == '\u061C' || c == '\u1680' || c == '\u180E'
                        || c >= '\u2000' && c <= '\u200F' || c >= '\u2028' && c <= '\u202F'
                        || c >= '\u205F' && c <= '\u206F' || c == '\u3000' || Character.isSurrogate(c) || c == '\uFEFF'
                        || c >= '\uFFF0' && c != '\uFFFD';
    }

    private static String escapeFrom(String text, int start) {
        StringBuilder out = null;
        int done = 0;
        int length = text.length();
        for (int i = start; i < length; i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (isEscaped(c)) {
                if (out == null) {
                    out = new StringBuilder(length + 16);
                }
                out.append(text, done, i);
                appendEscape(out, c);
                done = i + 1;
            }
        }
        return out == null ? text : out.append(text, done, length).toString();
    }

    private static void appendEscape(StringBuilder out, char c) {
        out.append('%');
        if (c > 0xFF) {
            out.append('u');
            hex(out, c >> 12);
            hex(out, c >> 8);
        }
        hex(out, c >> 4);
        hex(out, c);
    }

    private static void hex(StringBuilder out, int digit) {
        out.append("0123456789ABCDEF".charAt(digit & 0xF));
    }
}
