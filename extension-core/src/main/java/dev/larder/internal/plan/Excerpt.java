package dev.larder.internal.plan;

/**
 * A line of source as it would be written, and what is wrong in it.
 *
 * @param start where the caret line begins
 * @param length how many carets; none point between two characters
 */
public record Excerpt(String line, int start, int length) {

    /** The offending text. */
    public String offending() {
        return line.substring(start, start + length);
    }

    /** The line that goes below. */
    public String carets() {
        return " ".repeat(start) + "^".repeat(Math.max(1, length));
    }
}
