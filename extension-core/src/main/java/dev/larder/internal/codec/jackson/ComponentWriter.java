package dev.larder.internal.codec.jackson;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.VirtualBeanPropertyWriter;

import dev.larder.internal.codec.RecordAccess;

/** Writes a component of a record. */
final class ComponentWriter extends VirtualBeanPropertyWriter {

    private static final long serialVersionUID = 1L;

    private final int component;
    private final transient RecordAccess access;

    /** @param before how Jackson would write it */
    ComponentWriter(BeanPropertyDefinition property, BeanDescription description, BeanPropertyWriter before,
            int component, RecordAccess access) {
        super(property, description.getClassAnnotations(), before.getType(), before.getSerializer(),
                before.getTypeSerializer(), before.getSerializationType(), JsonInclude.Value.empty(),
                before.getViews());
        this.component = component;
        this.access = access;
    }

    /** Whether Jackson would write every value, a null as null, and to everybody. */
    static boolean canStandFor(BeanPropertyWriter writer) {
        return writer.getClass() == BeanPropertyWriter.class && new Look(writer).isPlain();
    }

    /** What a writer tells its subclasses alone. */
    private static final class Look extends BeanPropertyWriter {

        private static final long serialVersionUID = 1L;

        Look(BeanPropertyWriter writer) {
            super(writer);
        }

        boolean isPlain() {
            return !_suppressNulls && _suppressableValue == null && _nullSerializer == null && _includeInViews == null;
        }
    }

    @Override
    protected @Nullable Object value(Object made, JsonGenerator out, SerializerProvider provider) {
        return access.get(made, component);
    }

    @Override
    public VirtualBeanPropertyWriter withConfig(MapperConfig<?> config, AnnotatedClass declaring,
            BeanPropertyDefinition property, JavaType type) {
        throw new UnsupportedOperationException("it is for properties that annotations append");
    }
}
