package dev.larder.benchmarks.hit;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;

/** Nothing but an interception: the floor under every cache that is an interceptor. */
@InterceptorBinding
@Retention(RUNTIME)
@Target({ TYPE, METHOD })
public @interface Proceeding {

    /** Goes on. */
    @Proceeding
    @Interceptor
    @Priority(Interceptor.Priority.APPLICATION)
    class Around {

        @AroundInvoke
        Object proceed(InvocationContext context) throws Exception {
            return context.proceed();
        }
    }
}
