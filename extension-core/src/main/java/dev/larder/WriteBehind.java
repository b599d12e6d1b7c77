package dev.larder;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

/**
 * Write-behind: a call returns once it is in a durable queue in Redis, and what it writes in the cache. A worker runs
 * the method later, with the same arguments, at least once and in the order of the calls with the same key. If it
 * keeps failing, the call is kept as a {@link DeadLetter}, and later calls with its key wait behind it.
 * <p>
 * Stands on methods that return nothing: {@code void}, {@code Uni<Void>} or {@code CompletionStage<Void>}. What they
 * are called with goes through JSON, so each parameter is of a type that says all about its values. All methods
 * of a queue stand in one bean and have the same keys.
 */
@InterceptorBinding
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface WriteBehind {

    /** The name of the queue, for configuration and metrics: letters, digits, {@code -}, {@code _} and {@code .}. */
    @Nonbinding
    String queue();

    /**
     * The template of the key, as in {@link Cached#key()}: calls with the same key are applied in their order, and may be
     * merged into one. If a cached method makes such keys, its entry is written or removed.
     */
    @Nonbinding
    String key();

    /**
     * A placeholder for the value to store as the entry of the cached method that makes such keys:
     * <code>{product}</code>, <code>{0}</code> or <code>{order.total}</code>; left out: the entry is removed when the
     * call is accepted, and again when it was applied.
     */
    @Nonbinding
    String value() default "";

    /** How long the stored value is fresh; left out: as long as the cached method says. */
    @Nonbinding
    String ttl() default "";

    /** Templates of tags that the stored value carries besides those of the cached method, as in {@link Cached#tags()}. */
    @Nonbinding
    String[] tags() default {};

    /** Makes one call of two that wait with the same key; left out: the later one holds. One for each queue. */
    @Nonbinding
    Class<? extends Merger<?>> merge() default Merger.LastWins.class;

    /** Whether the method removes what others of its queue write: the key's entry says from then on that there is none. */
    @Nonbinding
    boolean removes() default false;

    /** How long a call may wait for others to be applied with it; left out: not at all. One for each queue. */
    @Nonbinding
    String delay() default "";

    /** How many calls are applied together at most, from 1 to 10000; left out: 100. One for each queue. */
    @Nonbinding
    int batch() default -1;
}
