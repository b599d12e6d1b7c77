package dev.larder.internal.cdi;

import java.io.Serializable;
import java.lang.reflect.Method;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

import dev.larder.Cached;
import dev.larder.internal.assembly.CachedCall;
import dev.larder.internal.assembly.CallFinder;
import dev.larder.internal.result.Invocation;

/**
 * Inside the security checks, so that a hit never answers a caller that the method would refuse, and outside fault
 * tolerance, so that retries are about the method alone.
 */
@Cached
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 50)
public class CachedInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Invocation<InvocationContext> GO_ON = new Invocation<>() {
        @Override
        public @Nullable Object proceed(InvocationContext context) throws Exception {
            return context.proceed();
        }

        @Override
        public @Nullable Object proceed(InvocationContext context, @Nullable Object[] arguments) throws Exception {
            context.setParameters(arguments);
            return context.proceed();
        }
    };

    @SuppressWarnings("serial") // a client proxy, which is serializable
    private final CallFinder calls;

    /** The methods of this one bean that were called; containers hand out the same {@code Method} for each call of one. */
    private transient volatile Seen @Nullable [] seen;

    private record Seen(Method method, CachedCall call) {
    }

    @Inject
    public CachedInterceptor(CallFinder calls) {
        this.calls = calls;
    }

    @AroundInvoke
    @Nullable
    Object answer(InvocationContext context) throws Exception {
        return call(context).call(context.getParameters(), GO_ON, context);
    }

    @SuppressWarnings("ReferenceEquality") // the quick look first: containers hand out one Method per method
    private CachedCall call(InvocationContext context) {
        Method method = context.getMethod();
        Seen[] known = seen;
        if (known != null) {
            for (Seen one : known) {
                if (one.method == method) {
                    return one.call;
                }
            }
            for (Seen one : known) {
                if (one.method.equals(method)) {
                    return one.call;
                }
            }
        }
        return remember(method, context.getTarget().getClass());
    }

    private CachedCall remember(Method method, Class<?> bean) {
        CachedCall call = calls.of(bean, method);
        Seen[] known = seen;
        int count = known == null ? 0 : known.length;
        Seen[] more = new Seen[count + 1];
        if (known != null) {
            System.arraycopy(known, 0, more, 0, count);
        }
        more[count] = new Seen(method, call);
        seen = more;
        return call;
    }
}
