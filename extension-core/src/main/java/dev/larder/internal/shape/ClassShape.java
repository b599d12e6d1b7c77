package dev.larder.internal.shape;

import java.util.List;

/**
 * A class or interface, without what it inherits.
 *
 * @param name binary name
 * @param isPublic whether it and the classes around it are public
 * @param isPrivate whether it or a class around it is private
 * @param isEnum whether it is an enumeration
 * @param isEntity whether it is stored in a database by JPA or Panache
 * @param isCreatable whether a container can make objects of it: it is not abstract, and has a constructor that is not
 *        private and takes nothing, or one with {@code @Inject}, or what else the container injects into
 * @param typeParameters names of its type variables
 * @param constants names of its constants, if it is an enumeration
 * @param components names of its components, if it is a record
 * @param members what can be read of its objects
 * @param supertypes superclass first, then interfaces, with their type arguments
 */
public record ClassShape(String name, boolean isPublic, boolean isPrivate, boolean isEnum, boolean isEntity,
        boolean isCreatable,
        List<String> constants, List<String> typeParameters, List<String> components, List<MemberShape> members,
        List<TypeShape> supertypes) {
}
