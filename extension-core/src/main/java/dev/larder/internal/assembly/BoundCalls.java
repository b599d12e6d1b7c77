package dev.larder.internal.assembly;

import java.lang.reflect.Method;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The calls of all methods with annotations, by bean class and method. */
final class BoundCalls implements CallFinder {

    private final Map<Role, Map<String, BoundCall>> byMethod = new EnumMap<>(Role.class);

    BoundCalls() {
        for (Role role : Role.values()) {
            byMethod.put(role, new HashMap<>());
        }
    }

    /** @param method as its plan describes it */
    void add(Role role, String method, BoundCall call) {
        calls(role).put(method, call);
    }

    @Override
    public BoundCall of(Role role, Class<?> bean, Method method) {
        String signature = signature(method);
        for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
            BoundCall call = calls(role).get(type.getName() + signature);
            if (call != null) {
                return call;
            }
        }
        throw new IllegalStateException("no plan for the " + role.name().toLowerCase(Locale.ROOT) + " method "
                + bean.getName() + signature + ": it was not seen as a bean method when the application was built");
    }

    private Map<String, BoundCall> calls(Role role) {
        return byMethod.getOrDefault(role, Map.of());
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
