package dev.larder.internal.deferral;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.larder.WriteId;
import dev.larder.internal.plan.ComponentPlan;
import dev.larder.internal.plan.RecordPlan;

/** Makes the records of one queue. Thread-safe. */
final class Records {

    private final RecordPlan plan;
    private final Constructor<?> constructor;

    /** @throws IllegalStateException if the record is not what it was when the plan was made */
    Records(RecordPlan plan, ClassLoader loader) {
        this.plan = plan;
        try {
            Class<?> type = Class.forName(plan.recordClass(), true, loader);
            Class<?>[] types = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
        } catch (ReflectiveOperationException | RuntimeException changed) {
            throw new IllegalStateException("the record " + plan.recordClass() + " cannot be made", changed);
        }
    }

    /** Whether calls that remove can be told by a record. */
    boolean tellRemovals() {
        return plan.tellsRemovals();
    }

    /** @param values by the names of parameters */
    Object of(Map<String, @Nullable Object> values, WriteId id, boolean removed) throws ReflectiveOperationException {
        List<@Nullable Object> arguments = new ArrayList<>();
        for (ComponentPlan component : plan.components()) {
            arguments.add(switch (component.role()) {
                case WRITE_ID -> id;
                case REMOVED -> removed;
                case PARAMETER -> values.containsKey(component.name()) ? values.get(component.name())
                        : nothing(component.type());
            });
        }
        return make(arguments);
    }

    /** What a record holds, by the names of its components. */
    static Map<String, @Nullable Object> values(Object record) throws ReflectiveOperationException {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            values.put(component.getName(), component.getAccessor().invoke(record));
        }
        return values;
    }

    private Object make(List<@Nullable Object> arguments) throws ReflectiveOperationException {
        try {
            return constructor.newInstance(arguments.toArray());
        } catch (InvocationTargetException refused) {
            // The record's own checks have thrown.
            if (refused.getCause() instanceof RuntimeException own) {
                throw own;
            }
            throw refused;
        }
    }

    private static @Nullable Object nothing(String type) {
        return switch (type) {
            case "boolean" -> false;
            case "char" -> '\0';
            case "byte" -> (byte) 0;
            case "short" -> (short) 0;
            case "int" -> 0;
            case "long" -> 0L;
            case "float" -> 0f;
            case "double" -> 0d;
            default -> null;
        };
    }
}
