package dev.larder.internal.shape;

/**
 * An {@code @Accepted}.
 *
 * @param method signature of the method that it stands on, empty if it stands on the class
 */
public record Acceptance(String method, AnnotationShape annotation) {

    /** The number of the rule. */
    public int rule() {
        return annotation.whole("rule").orElse(AnnotationShape.UNSET);
    }

    public String because() {
        return annotation.text("because");
    }
}
