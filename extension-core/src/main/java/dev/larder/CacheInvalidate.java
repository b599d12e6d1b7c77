package dev.larder;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

/**
 * After the method has succeeded, entries are forgotten, in Redis and in this process; when the caller has the result, no
 * later read answers what was loaded before. If the method throws, or its {@code Uni} or {@code CompletionStage} fails,
 * nothing is forgotten, unless its transaction is committed all the same. A fault of Redis is told in the log, and to the
 * caller only with {@code larder.invalidation.on-failure=throw}.
 * <p>
 * Works on plain and void methods, on methods that return {@code Uni} or {@code CompletionStage}, and on observer methods.
 * Several may stand on one method.
 */
@InterceptorBinding
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
@Repeatable(CacheInvalidate.List.class)
public @interface CacheInvalidate {

    /**
     * Templates of the keys to forget, as in {@link Cached#key()}, and with <code>{result.property}</code> for what the
     * method gave. They are written after the method: what it changed in its arguments counts.
     */
    @Nonbinding
    String[] key() default {};

    /**
     * Templates of {@linkplain Cached#tags() tags}, with parameters and <code>{result.property}</code>: all entries that
     * carry one are forgotten, in whatever cache and however many. They are written after the method.
     */
    @Nonbinding
    String[] tags() default {};

    /**
     * Templates of keys, with parameters and <code>{result.property}</code>, in which <code>*</code> stands for any text,
     * <code>:</code> included, as in <code>user:{id}:orders:*</code>: all entries whose keys match are forgotten, of
     * whatever cache. A <code>*</code> in a value stands for itself. Redis is looked through page by page, so it takes
     * longer the more keys there are; a tag does not.
     */
    @Nonbinding
    String[] pattern() default {};

    /** Without a key: the cache to forget as a whole. With one: the cache that the key belongs to. */
    @Nonbinding
    String cache() default "";

    /** Several on one method. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ ElementType.METHOD, ElementType.TYPE })
    @interface List {

        CacheInvalidate[] value();
    }
}
