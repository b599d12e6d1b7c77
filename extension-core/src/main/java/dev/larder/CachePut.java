package dev.larder;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

/**
 * Write-through: the method always runs, and what it gave is stored as the entry of a cached method, with that method's
 * ttl, tier and all else that holds for its cache. If the method throws, nothing is stored and what was
 * stays; if its transaction is committed all the same, the entry is forgotten.
 * <p>
 * Of writers that run at once none leaves an older value than the database: each takes a lease before its method runs,
 * which ends those taken before, and stores under it only. Who has lost the lease, or cannot reach Redis, forgets the
 * entry instead; the next read loads it.
 * <p>
 * Works on plain methods and on methods that return {@code Uni} or {@code CompletionStage}.
 */
@InterceptorBinding
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface CachePut {

    /** The template of the key, as in {@link Cached#key()}. It is written before the method runs, so it has no result. */
    @Nonbinding
    String key();

    /** The cache; left out: that of the cached method which makes such keys. */
    @Nonbinding
    String cache() default "";

    /**
     * A placeholder for the value to store: <code>{product}</code>, <code>{0}</code> or <code>{order.total}</code>; left
     * out: the result.
     */
    @Nonbinding
    String value() default "";
}
