package dev.larder.internal.cdi;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

import dev.larder.Cached;
import dev.larder.internal.assembly.CallFinder;

/**
 * Inside the security checks, so that a hit never answers a caller that the method would refuse, and outside fault
 * tolerance, so that retries are about the method alone.
 */
@Cached
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 50)
public class CachedInterceptor extends Interception {

    private static final long serialVersionUID = 1L;

    @Inject
    public CachedInterceptor(CallFinder calls) {
        super(calls, CallFinder.Role.CACHED);
    }

    @AroundInvoke
    @Nullable
    Object intercept(InvocationContext context) throws Exception {
        return call(context).call(context.getParameters(), GO_ON, context);
    }
}
