package dev.larder.internal.plan;

import java.util.Comparator;

/**
 * Something that keeps a method from being cached.
 *
 * @param code {@code LARDER-101} and so on; never reused
 * @param beanClass binary name
 * @param method its signature, empty if the class itself is at fault
 * @param excerpt the annotation or the declaration, and the part that is wrong
 * @param message what is wrong
 * @param mend what would mend it
 */
public record Problem(String code, String beanClass, String method, Excerpt excerpt, String message, String mend) {

    /** By class, method, code and place. */
    static final Comparator<Problem> ORDER = Comparator.comparing(Problem::beanClass).thenComparing(Problem::method)
            .thenComparing(Problem::code).thenComparing(problem -> problem.excerpt().line())
            .thenComparing(problem -> problem.excerpt().start()).thenComparing(Problem::message);
}
