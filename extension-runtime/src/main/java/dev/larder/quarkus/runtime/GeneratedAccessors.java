package dev.larder.quarkus.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.key.Accessors;
import dev.larder.internal.key.KeyPart.Property;

/** Properties read by the classes that the build has generated for them. */
final class GeneratedAccessors implements Accessors {

    private final Map<Property, Function<Object, @Nullable Object>> readers = new HashMap<>();

    @SuppressWarnings("unchecked")
    GeneratedAccessors(List<PropertyReader> generated, ClassLoader loader) {
        for (PropertyReader reader : generated) {
            readers.put(reader.property(),
                    (Function<Object, @Nullable Object>) Classes.instance(reader.className(), loader));
        }
    }

    @Override
    public Function<Object, @Nullable Object> of(Property property) {
        Function<Object, @Nullable Object> reader = readers.get(property);
        if (reader == null) {
            throw new IllegalStateException("no class was generated to read " + property);
        }
        return reader;
    }
}
