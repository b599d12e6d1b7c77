package dev.larder.internal.assembly;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The calls of all cached methods, by bean class and method. */
final class CachedCalls implements CallFinder {

    private final Map<String, CachedCall> byMethod = new HashMap<>();

    CachedCalls(Collection<CachedCall> calls) {
        for (CachedCall call : calls) {
            byMethod.put(call.method().plan().describe(), call);
        }
    }

    @Override
    public CachedCall of(Class<?> bean, Method method) {
        String signature = signature(method);
        for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
            CachedCall call = byMethod.get(type.getName() + signature);
            if (call != null) {
                return call;
            }
        }
        throw new IllegalStateException("no plan for the cached method " + bean.getName() + signature
                + ": it was not seen as a bean method when the application was built");
    }

    private static String signature(Method method) {
        StringBuilder text = new StringBuilder(".").append(method.getName()).append('(');
        String separator = "";
        for (Class<?> parameter : method.getParameterTypes()) {
            text.append(separator).append(parameter.getName());
            separator = ", ";
        }
        return text.append(')').toString();
    }
}
