package dev.larder.internal.cdi;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.assembly.CallFinder;

/** Outside the transaction that a cached method begins itself. */
@Transacted
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 190)
public class TransactedInterceptor extends Interception {

    private static final long serialVersionUID = 1L;

    @Inject
    public TransactedInterceptor(CallFinder calls) {
        super(calls, CallFinder.Role.CACHED);
    }

    @AroundInvoke
    @Nullable
    Object intercept(InvocationContext context) throws Exception {
        return call(context).outside(GO_ON, context);
    }
}
