package dev.larder;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Applies many calls of the {@link WriteBehind} methods of this bean at once: {@code void saveAll(List<R> batch)}, or with
 * {@code Uni<Void>} or {@code CompletionStage<Void>}. {@code R} is a record whose components are the parameters of those
 * methods, by name and type. It may have a {@link WriteId} besides, and a {@code boolean removed}, which is true for
 * calls of methods that {@linkplain WriteBehind#removes() remove}; without it those run by themselves.
 * <p>
 * A batch has each key once at most. If the method throws, none of it counts as applied.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BatchWriter {

    /** The name of the queue. */
    String value();
}
