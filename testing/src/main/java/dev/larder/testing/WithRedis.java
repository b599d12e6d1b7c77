package dev.larder.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the test class a Redis server of its own: a parameter of type {@link RedisHandle}, in a constructor, a method
 * or a lifecycle method, is the running server. It starts when first asked for, is empty for each test method, and is
 * brought back for the next test if one paused or killed it.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RedisExtension.class)
public @interface WithRedis {

    /** Added to the command line of {@code redis-server}, a word each. */
    String[] arguments() default {};

    /** The ways to start it; none named: all, in their order. */
    RedisStep[] steps() default {};

    /** Whether it is empty for each test method; false: what follows it lives longer than one, and would notice. */
    boolean emptied() default true;

    String image() default RedisOptions.DEFAULT_IMAGE;
}
