package dev.larder.internal.redis;

/**
 * Why a command has no answer.
 *
 * @param kind the sort of fault
 * @param text for logs: holds no key and no value
 */
public record Fault(Kind kind, String text) {

    private static final String IN_SCRIPT = "@user_script:";

    public enum Kind {

        /** No connection, or it broke before the answer came. */
        UNREACHABLE,

        /** The deadline passed. */
        LATE,

        /** More commands are under way than the bound allows; nothing was sent. */
        OVERLOADED,

        /** The breaker is open; nothing was sent. */
        SPARED,

        /** The server answered with an error; {@link #text} begins with its code, such as {@code OOM}. */
        REFUSED
    }

    /**
     * The error code of the server's answer, such as {@code OOM} or {@code WRONGTYPE}; otherwise empty. Of an error within a
     * script it is that error's own, which Redis 6 wraps into text.
     */
    public String code() {
        if (kind != Kind.REFUSED) {
            return "";
        }
        int script = text.lastIndexOf(IN_SCRIPT);
        int from = script < 0 ? 0 : text.indexOf(": ", script + IN_SCRIPT.length()) + 2;
        String error = text.substring(text.startsWith("-", from) ? from + 1 : from);
        int space = error.indexOf(' ');
        return space < 0 ? error : error.substring(0, space);
    }
}
