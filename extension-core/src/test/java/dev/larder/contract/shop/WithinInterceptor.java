package dev.larder.contract.shop;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

/** Where the interceptor of {@code @Transactional} stands. */
@Within
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
public class WithinInterceptor {

    private static final ThreadLocal<@Nullable Boolean> WITHIN = new ThreadLocal<>();

    public static boolean isHere() {
        return Boolean.TRUE.equals(WITHIN.get());
    }

    @AroundInvoke
    @Nullable
    Object around(InvocationContext call) throws Exception {
        WITHIN.set(true);
        try {
            return call.proceed();
        } finally {
            WITHIN.remove();
        }
    }
}
