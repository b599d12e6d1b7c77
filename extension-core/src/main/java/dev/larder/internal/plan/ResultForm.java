package dev.larder.internal.plan;

/** How a method gives its result. */
public enum ResultForm {
    PLAIN,
    STAGE,
    UNI
}
