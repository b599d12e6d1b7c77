package dev.larder.internal.redis;

/**
 * Why a command has no answer.
 *
 * @param kind the sort of fault
 * @param text for logs: holds no key and no value
 */
public record Fault(Kind kind, String text) {

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

    /** The error code of the server's answer, such as {@code OOM} or {@code WRONGTYPE}; otherwise empty. */
    public String code() {
        if (kind != Kind.REFUSED) {
            return "";
        }
        int space = text.indexOf(' ');
        return space < 0 ? text : text.substring(0, space);
    }
}
