package dev.larder.internal.cdi;

import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.Map;

import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.assembly.BoundCall;
import dev.larder.internal.assembly.CallFinder;
import dev.larder.internal.assembly.CallFinder.Role;
import dev.larder.internal.result.Invocation;

/** What the interceptors share: each knows the calls of the one bean whose methods it stands before. */
class Interception implements Serializable {

    static final Invocation<InvocationContext> GO_ON = new Invocation<>() {
        @Override
        public @Nullable Object proceed(InvocationContext context) throws Exception {
            return context.proceed();
        }

        @Override
        public @Nullable Object proceed(InvocationContext context, @Nullable Object[] arguments) throws Exception {
            context.setParameters(arguments);
            return context.proceed();
        }

        @Override
        public Map<String, Object> notes(InvocationContext context) {
            return context.getContextData();
        }
    };

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // a client proxy, which is serializable
    private final CallFinder calls;

    private final Role role;

    /** The methods of this one bean that were called; containers hand out the same {@code Method} for each call of one. */
    private transient volatile Seen @Nullable [] seen;

    private record Seen(Method method, BoundCall call) {
    }

    Interception(CallFinder calls, Role role) {
        this.calls = calls;
        this.role = role;
    }

    /** Subclasses make the call themselves: each then sees one kind of calls, which the compiler can inline. */
    @SuppressWarnings("ReferenceEquality") // the quick look first: containers hand out one Method per method
    final BoundCall call(InvocationContext context) {
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

    private BoundCall remember(Method method, Class<?> bean) {
        BoundCall call = calls.of(role, bean, method);
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
