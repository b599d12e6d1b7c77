package dev.larder;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a rule reports here is meant: it is not reported. On a class it speaks for all its methods. Not every rule can be
 * accepted: what would give wrong answers, or could not run, stays an error. Where the rule reports nothing any more, that
 * is a warning.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
@Repeatable(Accepted.List.class)
public @interface Accepted {

    /** The number of the rule: 303 for {@code LARDER-303}. */
    int rule();

    /** Why it is meant, for whoever reads it next. */
    String because();

    /** Several at one place. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ ElementType.METHOD, ElementType.TYPE })
    @interface List {

        Accepted[] value();
    }
}
