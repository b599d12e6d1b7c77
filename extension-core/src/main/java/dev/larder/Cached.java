package dev.larder;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

/**
 * Read-through: a call is answered from the cache; the method runs only when the cache has no answer, and its result is
 * stored under the key.
 * <p>
 * Works on plain methods and on methods that return {@code Uni} or {@code CompletionStage}. An exception of the method
 * passes to the caller unchanged and is never stored. Durations are text: {@code 500ms}, {@code 30s}, {@code 5m},
 * {@code 1h}, {@code 7d}, ISO-8601, or an expression <code>${config.key:default}</code>. What an annotation leaves out
 * comes from {@code larder.defaults.*}; what {@code larder.caches."name".*} says wins over both.
 */
@InterceptorBinding
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface Cached {

    /** The cache's name, for configuration and metrics; left out: {@code SimpleClassName.method}. */
    @Nonbinding
    String cache() default "";

    /** The key template, as in <code>product:{id}</code>; left out: the cache's name and all parameters. */
    @Nonbinding
    String key() default "";

    /** A stored value is fresh this long; left out: {@code larder.defaults.ttl}, {@code 5m}. */
    @Nonbinding
    String ttl() default "";

    /**
     * The fraction of the ttl, from 0 to 0.5, by which each entry's own ttl is drawn shorter or longer, so that entries
     * stored together do not expire together; left out: {@code larder.defaults.jitter}, 0.1.
     */
    @Nonbinding
    double jitter() default Double.NaN;

    /**
     * {@code null} and {@code Optional.empty()} are remembered this long, {@code 0s} not at all; left out:
     * {@code larder.defaults.negative-ttl}, {@code 30s}.
     */
    @Nonbinding
    String negativeTtl() default "";

    /** Where entries live. */
    @Nonbinding
    Tier tier() default Tier.CONFIGURED;

    /** Who waits for whom when several calls miss the same key at once. */
    @Nonbinding
    SingleFlight singleFlight() default SingleFlight.CONFIGURED;
}
