package dev.larder.internal.plan;

/** What becomes of an application in which something was found. */
public enum Severity {
    /** It is not built, or does not start. */
    ERROR,
    /** It is told in the log. */
    WARNING,
    /** It is told in the log, as something to know. */
    NOTE
}
