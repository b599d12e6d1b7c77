package dev.larder.internal.codec.jackson;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdValueInstantiator;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;

import dev.larder.internal.codec.RecordAccess;
import dev.larder.internal.codec.Records;

/** Lets Jackson read and make records as {@link Records} can, and all else as it always does. */
final class DirectRecords {

    private DirectRecords() {
    }

    static SimpleModule module(Records records) {
        SimpleModule module = new SimpleModule("larder.records");
        module.setSerializerModifier(new Writing(records));
        module.setDeserializerModifier(new Reading(records));
        return module;
    }

    private static List<String> components(Class<?> type) {
        return Stream.of(type.getRecordComponents()).map(component -> component.getName()).toList();
    }

    private static final class Writing extends BeanSerializerModifier {

        private static final long serialVersionUID = 1L;

        private final transient Records records;

        Writing(Records records) {
            this.records = records;
        }

        @Override
        public List<BeanPropertyWriter> changeProperties(SerializationConfig config, BeanDescription description,
                List<BeanPropertyWriter> writers) {
            Class<?> type = description.getBeanClass();
            if (type.isRecord()) {
                records.of(type).ifPresent(
                        access -> writers.replaceAll(writer -> direct(writer, description, components(type), access)));
            }
            return writers;
        }

        private static BeanPropertyWriter direct(BeanPropertyWriter writer, BeanDescription description,
                List<String> components, RecordAccess access) {
            int component = components.indexOf(writer.getMember().getName());
            return component < 0 || !ComponentWriter.canStandFor(writer) ? writer
                    : description.findProperties().stream()
                            .filter(property -> property.getName().equals(writer.getName())).findFirst()
                            .<BeanPropertyWriter>map(property -> new ComponentWriter(property, description, writer,
                                    component, access))
                            .orElse(writer);
        }
    }

    private static final class Reading extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        private final transient Records records;

        Reading(Records records) {
            this.records = records;
        }

        @Override
        public BeanDeserializerBuilder updateBuilder(DeserializationConfig config, BeanDescription description,
                BeanDeserializerBuilder builder) {
            Class<?> type = description.getBeanClass();
            if (type.isRecord() && builder.getValueInstantiator() instanceof StdValueInstantiator standard
                    && standard.getClass() == StdValueInstantiator.class
                    && standard.getWithArgsCreator() instanceof AnnotatedConstructor constructor
                    && isCanonical(constructor, type)) {
                records.of(type)
                        .ifPresent(access -> builder.setValueInstantiator(new RecordMaker(standard, access)));
            }
            return builder;
        }

        private static boolean isCanonical(AnnotatedConstructor constructor, Class<?> type) {
            return Arrays.equals(constructor.getAnnotated().getParameterTypes(),
                    Stream.of(type.getRecordComponents()).map(component -> component.getType())
                            .toArray(Class<?>[]::new));
        }
    }
}
