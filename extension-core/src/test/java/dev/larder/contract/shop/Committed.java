package dev.larder.contract.shop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;

/** A method that ends with something that only then becomes visible, as {@code @Transactional} methods do. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface Committed {

    /** At the place where transactions are begun and ended. */
    @Committed
    @jakarta.interceptor.Interceptor
    @Priority(jakarta.interceptor.Interceptor.Priority.PLATFORM_BEFORE + 200)
    class Interceptor {

        /** What a commit does, as a test says. */
        public static volatile Runnable commit = () -> {};

        @AroundInvoke
        Object commit(InvocationContext context) throws Exception {
            Object result = context.proceed();
            commit.run();
            return result;
        }
    }
}
