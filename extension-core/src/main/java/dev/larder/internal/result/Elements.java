package dev.larder.internal.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.engine.CachedMethod;
import dev.larder.internal.engine.Tags;

/** The elements that one call asks for, in the order asked and each once, and their keys. Elements may share one. */
public final class Elements {

    private final CachedMethod method;
    private final @Nullable Object[] arguments;
    private final int parameter;
    private final boolean asSet;
    /** Each element, and the index of its key. */
    private final Map<@Nullable Object, Integer> keyOf = new LinkedHashMap<>();
    private final List<String> keys;
    /** Of each key, the element that the method is asked for. */
    private final List<@Nullable Object> asked = new ArrayList<>();

    private Elements(CachedMethod method, @Nullable Object[] arguments, Collection<?> given) {
        this.method = method;
        this.arguments = arguments;
        this.parameter = method.plan().each();
        this.asSet = method.plan().parameterTypes().get(parameter).equals(Set.class.getName());
        Map<String, Integer> indexes = new LinkedHashMap<>();
        @Nullable
        Object[] forOne = arguments.clone();
        for (Object element : given) {
            if (!keyOf.containsKey(element)) {
                forOne[parameter] = element;
                String key = method.keys().write(forOne);
                Integer known = indexes.putIfAbsent(key, indexes.size());
                keyOf.put(element, known == null ? indexes.size() - 1 : known);
                if (known == null) {
                    asked.add(element);
                }
            }
        }
        this.keys = List.copyOf(indexes.keySet());
    }

    /**
     * Writes the keys of a call.
     *
     * @param arguments kept; the one of elements is not null
     * @throws RuntimeException of a getter, a {@code KeyFormat}, an {@code AmbientValue} or the collection
     */
    public static Elements of(CachedMethod method, @Nullable Object[] arguments) {
        return new Elements(method, arguments.clone(), (Collection<?>) arguments[method.plan().each()]);
    }

    /** Different ones. */
    public List<String> keys() {
        return keys;
    }

    /** The arguments of a call for the elements of some keys alone. */
    @Nullable
    Object[] arguments(List<Integer> wanted) {
        Collection<@Nullable Object> some = asSet ? new LinkedHashSet<>() : new ArrayList<>();
        wanted.forEach(index -> some.add(asked.get(index)));
        @Nullable
        Object[] others = arguments.clone();
        others[parameter] = some;
        return others;
    }

    /** Whether the element of a key, with the other arguments, still writes it. */
    boolean keepsKey(int index) {
        return method.writes(keys.get(index), forOne(index));
    }

    /** The tags of the entry of a key. */
    Tags tags(int index) {
        return method.plan().tags().isEmpty() ? Tags.NONE : method.tags().of(forOne(index));
    }

    private @Nullable Object[] forOne(int index) {
        @Nullable
        Object[] forOne = arguments.clone();
        forOne[parameter] = asked.get(index);
        return forOne;
    }

    /** What the method gave for the element of a key. */
    @Nullable
    Object value(@Nullable Object result, int index) {
        Object element = asked.get(index);
        try {
            return result == null ? null : ((Map<?, ?>) result).get(element);
        } catch (NullPointerException refused) {
            if (element == null) {
                // A map may have no null among its keys, and say so by throwing.
                return null;
            }
            throw refused;
        }
    }

    /** What the caller gets, given the value of each key; without absent ones. */
    Map<@Nullable Object, Object> map(IntFunction<@Nullable Object> values) {
        Map<@Nullable Object, Object> map = new LinkedHashMap<>();
        keyOf.forEach((element, index) -> {
            Object value = values.apply(index);
            if (value != null) {
                map.put(element, value);
            }
        });
        return map;
    }
}
