package dev.larder.internal.cdi;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

import dev.larder.CacheInvalidate;
import dev.larder.internal.assembly.CallFinder;

/**
 * Inside the transaction that the method begins itself: what it changes is settled with the transaction that it runs in,
 * whoever began it.
 */
@CacheInvalidate
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 210)
public class InvalidateWithinInterceptor extends Interception {

    private static final long serialVersionUID = 1L;

    @Inject
    public InvalidateWithinInterceptor(CallFinder calls) {
        super(calls, CallFinder.Role.INVALIDATING);
    }

    @AroundInvoke
    @Nullable
    Object intercept(InvocationContext context) throws Exception {
        return call(context).within(GO_ON, context);
    }
}
