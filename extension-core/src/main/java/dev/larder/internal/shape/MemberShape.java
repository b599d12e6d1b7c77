package dev.larder.internal.shape;

/**
 * Something that can be read of an object: a method that takes nothing and gives something, or a field. Never static.
 *
 * @param method true for a method, false for a field
 * @param type as declared, with the variables of the declaring class
 * @param isPublic methods of interfaces are, unless private
 * @param isFinal whether it is final
 * @param isNullable whether an annotation called {@code Nullable} says that it may be null
 */
public record MemberShape(String name, boolean method, TypeShape type, boolean isPublic, boolean isPrivate,
        boolean isFinal, boolean isNullable) {
}
