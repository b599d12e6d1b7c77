package dev.larder.internal.codec.jackson;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;

import dev.larder.internal.codec.CodecLimits;
import dev.larder.internal.codec.Records;

/**
 * How Larder sets up Jackson. What an object <em>is</em> is stored, its fields and record components, not what its getters
 * derive from them. The application's own mapper, its modules and those on the class path have no say: a setting meant
 * for a REST answer must not change what the cache holds. Annotations on the types do.
 */
final class JsonMappers {

    private JsonMappers() {
    }

    /** A mapper whose caches hold no class longer than the mapper lives, as a live reload needs. */
    static JsonMapper create(ClassLoader loader, CodecLimits limits) {
        // Jackson's default type factory is shared by the whole process and would keep the classes of a reloaded
        // application.
        LookupCache<Object, JavaType> cache = new LRUMap<>(16, 200);
        TypeFactory types = TypeFactory.defaultInstance().withCache(cache).withClassLoader(loader);
        return JsonMapper.builder(factory(limits))
                .typeFactory(types)
                .annotationIntrospector(new SealedSubtypes())
                .addModules(new Jdk8Module(), time(), new ParameterNamesModule(), collections())
                .visibility(PropertyAccessor.GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.SETTER, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS,
                        SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .enable(SerializationFeature.WRITE_DATES_WITH_ZONE_ID)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE,
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .build();
    }

    /** The same mapper, which moreover writes objects of these classes only, and knows a shorter way to records. */
    static JsonMapper confined(JsonMapper mapper, Set<Class<?>> classes, Records records) {
        SimpleModule module = new SimpleModule("larder.declared");
        module.setSerializerModifier(new DeclaredClasses(classes));
        return mapper.rebuild().addModules(module, DirectRecords.module(records)).build();
    }

    private static JsonFactory factory(CodecLimits limits) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(limits.maxBytes())
                        .maxNestingDepth(limits.maxDepth())
                        .maxStringLength(limits.maxBytes())
                        .build())
                .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(limits.maxDepth()).build())
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }

    private static JavaTimeModule time() {
        return new JavaTimeModule().disable(JavaTimeFeature.NORMALIZE_DESERIALIZED_ZONE_ID);
    }

    private static SimpleModule collections() {
        SimpleModule module = new SimpleModule("larder.collections");
        // A set comes back in the order in which it was written.
        module.addAbstractTypeMapping(Set.class, LinkedHashSet.class);
        return module;
    }

    /** A sealed type lists its subtypes by itself; {@code @JsonSubTypes} on it comes first. */
    private static final class SealedSubtypes extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
            List<NamedType> named = super.findSubtypes(annotated);
            Class<?>[] permitted = annotated.getRawType().getPermittedSubclasses();
            if (named != null || permitted == null) {
                return named;
            }
            return Stream.of(permitted).map(NamedType::new).toList();
        }
    }
}
