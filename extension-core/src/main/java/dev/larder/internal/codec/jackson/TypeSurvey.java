package dev.larder.internal.codec.jackson;

import java.util.Calendar;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.AbstractDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.ser.PropertyWriter;

/** Describes one type by what Jackson will do with its values, and refuses what would not come back equal. */
final class TypeSurvey {

    private static final Set<String> VAGUE = Set.of("java.lang.Object", "java.lang.Number", "java.lang.CharSequence",
            "java.lang.Comparable", "java.lang.Enum", "java.io.Serializable");

    private final JsonMapper mapper;
    private final Shape.Walk walk;
    private final DeserializationConfig config;
    private final DeserializationContext reading;
    private final SerializerProvider writing;

    TypeSurvey(JsonMapper mapper, Shape.Walk walk) {
        this.mapper = mapper;
        this.walk = walk;
        this.config = mapper.getDeserializationConfig();
        this.reading = ((DefaultDeserializationContext) mapper.getDeserializationContext())
                .createDummyInstance(config);
        this.writing = mapper.getSerializerProviderInstance();
    }

    String describe(JavaType type) throws JsonMappingException {
        refuseUnfaithful(type, walk.placeOf(type));
        TypeDeserializer typed = config.findTypeDeserializer(type);
        JsonDeserializer<Object> reader = reading.findNonContextualValueDeserializer(type);
        if (typed == null && reader instanceof AbstractDeserializer) {
            throw walk.refused(type, "it is abstract and says not by which subtype to read it; put @JsonTypeInfo on it"
                    + " (and @JsonSubTypes, unless it is sealed)");
        }
        String ids = typed == null ? "" : subtypes(type, null, typed);
        if (reader instanceof BeanDeserializerBase bean) {
            return ids + bean(type, bean);
        }
        meetContents(type);
        return ids + handlers(type, reader);
    }

    /** Whether the bytes say which subtype a value has. */
    boolean isTagged(JavaType type) throws JsonMappingException {
        return config.findTypeDeserializer(type) != null;
    }

    private void meetContents(JavaType type) throws JsonMappingException {
        String place = walk.placeOf(type);
        if (type.getKeyType() != null) {
            key(type.getKeyType(), place);
        }
        if (type.getContentType() != null) {
            walk.meet(type.getContentType(), place);
        }
        if (type.isTypeOrSubTypeOf(Map.Entry.class)) {
            key(type.containedTypeOrUnknown(0), place);
            walk.meet(type.containedTypeOrUnknown(1), place);
        }
    }

    /** Without one of these annotations Jackson writes {@code toString()}, and may find a constructor that takes it. */
    private void key(JavaType key, String place) throws JsonMappingException {
        Class<?> raw = key.getRawClass();
        if (!key.isEnumType() && !raw.getName().startsWith("java.") && !raw.isPrimitive()) {
            var description = mapper.getSerializationConfig().introspect(key);
            AnnotatedMember accessor = description.findJsonKeyAccessor();
            if (accessor == null && description.findJsonValueAccessor() == null) {
                throw walk.refused(place, "keys of the type " + TypeNames.of(key) + " have no text to read them from;"
                        + " put @JsonValue on the member that is one, and @JsonCreator on the way back");
            }
        }
        walk.meet(key, place);
        reading.findKeyDeserializer(key, null);
    }

    private String bean(JavaType type, BeanDeserializerBase reader) throws JsonMappingException {
        if (type.getRawClass().getName().startsWith("java.")) {
            throw walk.refused(type, "Jackson knows no form for " + type.getRawClass().getName()
                    + ", a class of the Java platform; declare a type that it knows, or a record");
        }
        if (!reader.getValueInstantiator().canInstantiate()) {
            throw walk.refused(type, "it has no constructor that can be used: one without parameters, or one with"
                    + " @JsonCreator, or (compiled with -parameters) a single one");
        }
        Set<String> members = new TreeSet<>();
        for (Iterator<SettableBeanProperty> it = reader.properties(); it.hasNext();) {
            members.add("read " + read(type, it.next()));
        }
        for (Iterator<SettableBeanProperty> it = reader.creatorProperties(); it.hasNext();) {
            members.add("read " + read(type, it.next()));
        }
        JavaType delegate = reader.getValueInstantiator().getDelegateType(config);
        if (delegate != null) {
            members.add("delegate " + delegate.toCanonical());
            walk.meet(delegate, walk.placeOf(type));
        }
        for (Iterator<PropertyWriter> it = writing.findValueSerializer(type).properties(); it.hasNext();) {
            PropertyWriter written = it.next();
            members.add("write " + written.getName() + ":" + written.getType().toCanonical());
        }
        return members + handlers(type, reader);
    }

    private String read(JavaType owner, SettableBeanProperty member) {
        JavaType type = member.getType();
        String place = owner.getRawClass().getName() + "." + member.getName();
        String line = member.getName() + ":" + type.toCanonical() + " "
                + member.findPropertyFormat(config, type.getRawClass());
        JsonDeserializer<?> reader = member.getValueDeserializer();
        if (reader != null && isForeign(reader)) {
            return line + " by " + reader.getClass().getName();
        }
        refuseUnfaithful(type, place);
        TypeDeserializer typed = member.getValueTypeDeserializer();
        if (typed != null) {
            return line + " " + subtypes(type, member.getMember(), typed);
        }
        walk.meet(type, place);
        return line;
    }

    private String subtypes(JavaType base, @Nullable AnnotatedMember member, TypeDeserializer typed) {
        JsonTypeInfo.Id mechanism = typed.getTypeIdResolver().getMechanism();
        if (mechanism == JsonTypeInfo.Id.CLASS || mechanism == JsonTypeInfo.Id.MINIMAL_CLASS) {
            throw walk.refused(base, "its @JsonTypeInfo names classes, so that bytes could choose which class to"
                    + " create; use = Id.NAME");
        }
        var annotated = config.introspectClassAnnotations(base).getClassInfo();
        Set<String> names = new TreeSet<>();
        for (NamedType named : member == null
                ? mapper.getSubtypeResolver().collectAndResolveSubtypesByTypeId(config, annotated)
                : mapper.getSubtypeResolver().collectAndResolveSubtypesByTypeId(config, member, base)) {
            names.add(named.getName() + "=" + named.getType().getName());
            // A subtype inherits the annotations of its base, and so the list in which its siblings stand.
            if (named.getType() != base.getRawClass() && base.getRawClass().isAssignableFrom(named.getType())) {
                JavaType subtype = config.getTypeFactory().constructSpecializedType(base, named.getType());
                walk.meet(subtype, TypeNames.of(subtype));
            }
        }
        return mechanism + " " + typed.getTypeInclusion() + " " + typed.getPropertyName() + " " + names + " ";
    }

    private String handlers(JavaType type, JsonDeserializer<?> reader) throws JsonMappingException {
        JsonSerializer<?> writer = writing.findValueSerializer(type);
        AnnotatedMember value = mapper.getSerializationConfig().introspect(type).findJsonValueAccessor();
        return (value == null ? "" : " value " + value.getType().toCanonical()) + " by "
                + writer.getClass().getName() + " and " + reader.getClass().getName();
    }

    private void refuseUnfaithful(JavaType type, String place) {
        String name = type.getRawClass().getName();
        if (VAGUE.contains(name)) {
            throw walk.refused(place, name
                    + " does not say what a value is when it is read again; declare the type that it has");
        }
        if (type.isTypeOrSubTypeOf(Calendar.class) || name.equals("java.sql.Timestamp")) {
            throw walk.refused(place, "JSON holds less than all of a " + name + "; declare a type of java.time");
        }
        if (type.isThrowable()) {
            throw walk.refused(place, name + " is an exception, which is more than its members; declare a record");
        }
    }

    private static boolean isForeign(JsonDeserializer<?> reader) {
        return !reader.getClass().getName().startsWith("com.fasterxml.jackson.");
    }
}
