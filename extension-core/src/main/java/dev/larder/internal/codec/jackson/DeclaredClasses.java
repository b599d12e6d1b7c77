package dev.larder.internal.codec.jackson;

import java.io.IOException;
import java.util.Set;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;

/**
 * Refuses to write an object of a class that the cached type does not declare, such as an undeclared subclass or a proxy:
 * Jackson would write its fields and read it back as its declared superclass.
 */
final class DeclaredClasses extends BeanSerializerModifier {

    private static final long serialVersionUID = 1L;

    private final transient Set<Class<?>> classes;

    DeclaredClasses(Set<Class<?>> classes) {
        this.classes = Set.copyOf(classes);
    }

    @Override
    public JsonSerializer<?> modifySerializer(SerializationConfig config, BeanDescription description,
            JsonSerializer<?> serializer) {
        boolean refused = serializer instanceof BeanSerializerBase && !classes.contains(description.getBeanClass());
        return refused ? new Refusal() : serializer;
    }

    private static final class Refusal extends JsonSerializer<Object> {

        @Override
        public void serialize(Object value, JsonGenerator out, SerializerProvider provider) throws IOException {
            throw new UndeclaredClassException(out, value.getClass());
        }

        @Override
        public void serializeWithType(Object value, JsonGenerator out, SerializerProvider provider,
                TypeSerializer type) throws IOException {
            serialize(value, out, provider);
        }
    }
}
