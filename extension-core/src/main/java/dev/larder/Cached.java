package dev.larder;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

import dev.larder.spi.StoreFilter;

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
     * After the ttl the old value is answered this long, at once, while one call refreshes it in the background; left out:
     * {@code larder.defaults.stale-grace}, {@code 0s}, which is not at all.
     */
    @Nonbinding
    String staleGrace() default "";

    /**
     * After the ttl the old value is answered this long if the method throws; the method is then left alone for
     * {@code error-pause}, {@code 1s}. Left out: {@code larder.defaults.stale-if-error}, {@code 0s}, which is not at all.
     */
    @Nonbinding
    String staleIfError() default "";

    /**
     * A call that finds a value with this much of its ttl left, or less, is answered with it and starts a refresh in the
     * background. Shorter than the ttl; left out: {@code larder.defaults.refresh-ahead}, {@code 0s}, which is never.
     */
    @Nonbinding
    String refreshAhead() default "";

    /**
     * The β of probabilistic early refresh (XFetch), from 0 to 10: the nearer the end of the ttl, and the longer the method
     * takes, the likelier a call starts a refresh in the background. At 1 a refresh begins about one run of the method
     * before the end. Left out: {@code larder.defaults.early-refresh}, 0, which is never.
     */
    @Nonbinding
    double earlyRefresh() default Double.NaN;

    /**
     * A value that nobody reads for this long is gone; the ttl stays the upper bound. Left out:
     * {@code larder.defaults.idle}, {@code 0s}, which is however long nobody reads it.
     */
    @Nonbinding
    String idle() default "";

    /**
     * {@code null} and {@code Optional.empty()} are remembered this long, {@code 0s} not at all; left out:
     * {@code larder.defaults.negative-ttl}, {@code 30s}.
     */
    @Nonbinding
    String negativeTtl() default "";

    /**
     * If the method takes longer, the call is answered with an old value if {@link #staleGrace} or {@link #staleIfError}
     * has one; the method goes on, and its result is stored. Without an old value the call waits. Left out:
     * {@code larder.defaults.load-timeout}, {@code 0s}, which is never.
     */
    @Nonbinding
    String loadTimeout() default "";

    /**
     * The copy in memory is used no longer than this, then Redis is asked again; left out:
     * {@code larder.defaults.local-ttl}, {@code 0s}, which is as long as the value is fresh.
     */
    @Nonbinding
    String localTtl() default "";

    /** Where entries live. */
    @Nonbinding
    Tier tier() default Tier.CONFIGURED;

    /** Who waits for whom when several calls miss the same key at once. */
    @Nonbinding
    SingleFlight singleFlight() default SingleFlight.CONFIGURED;

    /**
     * Templates of tags, as in {@link #key()}, and with <code>{result.property}</code> for the value: entries of whatever
     * cache that carry a tag are forgotten together, by {@link CacheInvalidate#tags()} or in code. A tag that names the
     * result is left out where it is absent. With {@link KeyEach} the parameter stands for one element, the result for the
     * value of that element. If a tag cannot be written, the value is not stored.
     */
    @Nonbinding
    String[] tags() default {};

    /**
     * On a method that only some callers may call, or that reads who calls it: all callers that may call it are to get the
     * same, from one entry. Without it such a method must have <code>{@user}</code> or <code>{@tenant}</code> in its key.
     */
    @Nonbinding
    boolean shared() default false;

    /** Which results may be stored; left out: all. */
    @Nonbinding
    Class<? extends StoreFilter<?>> storeIf() default StoreFilter.All.class;
}
