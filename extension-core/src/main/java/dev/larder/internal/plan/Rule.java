package dev.larder.internal.plan;

import java.util.function.Consumer;

/**
 * What a subject must keep.
 *
 * @param number of the code {@code LARDER-number}; never reused
 * @param <S> a method, a queue, or all methods together
 */
record Rule<S>(int number, Check<S> check) {

    /** Looks for what breaks the rule. */
    @FunctionalInterface
    interface Check<S> {

        void find(S subject, Findings findings);
    }

    /** Where a check says what it found. */
    @FunctionalInterface
    interface Findings {

        void add(MethodSubject at, Excerpt excerpt, String message, String mend);
    }

    void apply(S subject, Consumer<Problem> problems) {
        check.find(subject, (at, excerpt, message, mend) -> problems.accept(new Problem("LARDER-" + number,
                at.bean().beanClass(), at.method().signature(), excerpt, message, mend)));
    }
}
