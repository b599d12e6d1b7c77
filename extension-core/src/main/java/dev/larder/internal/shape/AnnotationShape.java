package dev.larder.internal.shape;

import java.util.Map;
import java.util.Optional;

/**
 * An annotation as written.
 *
 * @param name simple name of the annotation's type
 * @param members the members that were set, in the order of their declaration; values are {@code String}, {@code
 *        Double}, {@link TypeShape} or constants of Larder's own enumerations. Reflection cannot tell a member that was set to its default
 *        from one that was left out, and leaves both out.
 */
public record AnnotationShape(String name, Map<String, Object> members) {

    /** A text member, empty if it was left out. */
    public String text(String member) {
        return members.get(member) instanceof String text ? text : "";
    }

    /** A number member, NaN if it was left out. */
    public double number(String member) {
        return members.get(member) instanceof Double number ? number : Double.NaN;
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
