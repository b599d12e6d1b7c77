package dev.larder.internal.cdi;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

import dev.larder.WriteBehind;
import dev.larder.internal.assembly.CallFinder;

/** Outside the transaction that the method begins itself: it begins when the method runs, which is later. */
@WriteBehind(queue = "", key = "")
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 190)
public class WriteBehindInterceptor extends Interception {

    private static final long serialVersionUID = 1L;

    @Inject
    public WriteBehindInterceptor(CallFinder calls) {
        super(calls, CallFinder.Role.DEFERRED);
    }

    @AroundInvoke
    @Nullable
    Object intercept(InvocationContext context) throws Exception {
        return call(context).call(context.getParameters(), GO_ON, context);
    }
}
