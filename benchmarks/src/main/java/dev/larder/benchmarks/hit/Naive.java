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

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** The least a cache can be: the only argument is the key, nothing expires, nothing is counted, misses are not shared. */
@InterceptorBinding
@Retention(RUNTIME)
@Target({ TYPE, METHOD })
public @interface Naive {

    /** Looks into one Caffeine cache. */
    @Naive
    @Interceptor
    @Priority(Interceptor.Priority.APPLICATION)
    class Around {

        private final Cache<Object, Object> cache = Caffeine.newBuilder().maximumSize(100_000).build();

        @AroundInvoke
        Object answer(InvocationContext context) throws Exception {
            Object key = context.getParameters()[0];
            Object held = cache.getIfPresent(key);
            if (held == null) {
                held = context.proceed();
                cache.put(key, held);
            }
            return held;
        }
    }
}
