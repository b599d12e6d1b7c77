package dev.larder.internal.codec.jackson;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * All that decides how values of a type are written and read: every type that can be reached from it, each described on a
 * line of its own. The lines are sorted, and what a type refers to stands in its line by name, so neither the order of
 * members nor a cycle matters.
 *
 * @param text the lines
 * @param classes the classes of which objects may be written
 * @param tagged whether a type id is written with the type's own values
 */
record Shape(String text, Set<Class<?>> classes, boolean tagged) {

    /** Only a type that contains ever larger types of itself comes near. */
    private static final int MAX_TYPES = 2_000;

    /**
     * @throws UnsupportedTypeException if values of the type would not come back equal
     */
    static Shape of(JavaType root, JsonMapper mapper) {
        return new Walk(mapper).from(root);
    }

    /** Where a type was met; more to look at is put to the same walk. */
    static final class Walk {

        private final JsonMapper mapper;
        private final TypeSurvey survey;
        private final Deque<JavaType> ahead = new ArrayDeque<>();
        private final Map<JavaType, String> places = new HashMap<>();
        private final Map<String, String> lines = new TreeMap<>();
        private final Set<Class<?>> classes = new HashSet<>();

        private Walk(JsonMapper mapper) {
            this.mapper = mapper;
            this.survey = new TypeSurvey(mapper, this);
        }

        private Shape from(JavaType root) {
            meet(root, TypeNames.of(root));
            while (!ahead.isEmpty()) {
                JavaType type = ahead.remove();
                classes.add(type.getRawClass());
                lines.put(type.toCanonical(), describe(type));
            }
            StringBuilder text = new StringBuilder("json 1 ").append(root.toCanonical());
            lines.forEach((type, line) -> text.append('\n').append(type).append(" = ").append(line));
            return new Shape(text.toString(), classes, isTagged(root));
        }

        private String describe(JavaType type) {
            try {
                return type.getRawClass().isEnum() ? constants(type) : survey.describe(type);
            } catch (JsonMappingException e) {
                throw refused(type, FailureText.definition(e));
            } catch (JsonProcessingException e) {
                throw refused(type, e.getClass().getSimpleName());
            } catch (StackOverflowError e) {
                throw refused(type, "it is nested too deeply in itself");
            }
        }

        private boolean isTagged(JavaType type) {
            try {
                return survey.isTagged(type);
            } catch (JsonMappingException e) {
                throw refused(type, FailureText.definition(e));
            }
        }

        private String constants(JavaType type) throws JsonProcessingException {
            Set<String> texts = new TreeSet<>();
            for (Object constant : type.getRawClass().getEnumConstants()) {
                texts.add(((Enum<?>) constant).name() + " " + mapper.writerFor(type).writeValueAsString(constant));
            }
            return "enum " + texts;
        }

        /** Has the type looked at, once. */
        void meet(JavaType type, String place) {
            if (places.putIfAbsent(type, place) == null) {
                if (places.size() > MAX_TYPES) {
                    throw refused(type, "more than " + MAX_TYPES + " types belong to the cached type");
                }
                ahead.add(type);
            }
        }

        String placeOf(JavaType type) {
            return places.getOrDefault(type, TypeNames.of(type));
        }

        UnsupportedTypeException refused(JavaType type, String reason) {
            return refused(placeOf(type), reason);
        }

        UnsupportedTypeException refused(String place, String reason) {
            return new UnsupportedTypeException("%s cannot be stored as JSON: %s".formatted(place, reason));
        }
    }
}
