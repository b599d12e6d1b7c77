package dev.larder.internal.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.key.Accessors;
import dev.larder.internal.key.KeyPart;
import dev.larder.internal.plan.StoredPlan;

/** Finds in a call what is to be stored. Thread-safe. */
public final class StoredValue {

    private final StoredPlan plan;
    private final List<Function<Object, @Nullable Object>> path;

    public StoredValue(StoredPlan plan, Accessors accessors) {
        this.plan = plan;
        List<Function<Object, @Nullable Object>> steps = new ArrayList<>();
        for (KeyPart.Property property : plan.path()) {
            steps.add(accessors.of(property));
        }
        this.path = List.copyOf(steps);
    }

    /**
     * @param result what the method gave; not looked at where a parameter is stored, or that there is nothing
     * @return null: that there is nothing
     * @throws RuntimeException of a getter
     */
    public @Nullable Object of(@Nullable Object[] arguments, @Nullable Object result) {
        Object value = plan.value() == StoredPlan.ABSENCE ? null
                : plan.value() < arguments.length ? arguments[plan.value()] : result;
        for (int i = 0; i < path.size() && value != null; i++) {
            value = path.get(i).apply(value);
        }
        return plan.optional() && value instanceof Optional<?> wrapped ? wrapped.orElse(null) : value;
    }
}
