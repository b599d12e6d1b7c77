package dev.larder.internal.shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An annotation as written.
 *
 * @param name simple name of the annotation's type
 * @param members the members that were set, in the order of their declaration; values are {@code String}, lists
 *        of {@code String}, {@code Double}, {@code Integer}, {@code Boolean}, {@link TypeShape} or constants of Larder's
 *        own enumerations. Reflection cannot tell a member that was set to its default from one that was left out, and
 *        leaves both out.
 */
public record AnnotationShape(String name, Map<String, Object> members) {

    public static final String CACHED = "Cached";
    public static final String CACHE_INVALIDATE = "CacheInvalidate";
    public static final String CACHE_PUT = "CachePut";
    public static final String WRITE_BEHIND = "WriteBehind";
    public static final String BATCH_WRITER = "BatchWriter";
    public static final String ACCEPTED = "Accepted";

    /** What a whole number says that was left out. */
    public static final int UNSET = -1;

    public boolean is(String annotation) {
        return name.equals(annotation);
    }

    /** A text member, empty if it was left out. */
    public String text(String member) {
        return members.get(member) instanceof String text ? text : "";
    }

    /** A member of texts, empty if it was left out. */
    public List<String> texts(String member) {
        return members.get(member) instanceof List<?> texts ? texts.stream().map(String.class::cast).toList()
                : List.of();
    }

    /** A number member, NaN if it was left out. */
    public double number(String member) {
        return members.get(member) instanceof Double number ? number : Double.NaN;
    }

    /** A whole number, absent if it was left out. */
    public Optional<Integer> whole(String member) {
        return members.get(member) instanceof Integer whole ? Optional.of(whole) : Optional.empty();
    }

    /** A truth, false if it was left out. */
    public boolean flag(String member) {
        return Boolean.TRUE.equals(members.get(member));
    }

    /** A class member, absent if it was left out. */
    public Optional<TypeShape> type(String member) {
        return members.get(member) instanceof TypeShape type ? Optional.of(type) : Optional.empty();
    }

    /** A member of an enumeration. */
    public <E extends Enum<E>> E constant(String member, E otherwise) {
        Object value = members.get(member);
        return value == null ? otherwise : otherwise.getDeclaringClass().cast(value);
    }
}
