package dev.larder.internal.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.larder.internal.key.KeyPart;
import dev.larder.internal.shape.ClassShape;
import dev.larder.internal.shape.Hierarchy;
import dev.larder.internal.shape.MemberShape;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;

/**
 * Finds what a property name means on a type. A record's component comes first, then a getter {@code getX} or {@code
 * isX}, then a method {@code x()}, then a public field; each through superclasses and interfaces, nearest first.
 */
final class PropertyResolver {

    private static final Set<String> OF_EVERY_OBJECT = Set.of("getClass", "hashCode", "toString", "clone", "finalize");

    private final TypeCatalog catalog;

    PropertyResolver(TypeCatalog catalog) {
        this.catalog = catalog;
    }

    /** What looking for a property gives. */
    sealed interface Outcome {
    }

    /** How to read it, and its type with type variables resolved. */
    record Found(KeyPart.Property property, TypeShape type) implements Outcome {
    }

    /** There is such a thing, but code outside the class cannot read it. */
    record Inaccessible(String member) implements Outcome {
    }

    /** There is none. */
    record Unknown() implements Outcome {
    }

    Outcome resolve(TypeShape owner, String name) {
        List<Hierarchy.Level> levels = Hierarchy.of(bound(owner), catalog).levels();
        Outcome hidden = new Unknown();
        for (Form form : Form.values()) {
            for (Hierarchy.Level level : levels) {
                for (MemberShape member : level.shape().members()) {
                    if (!form.is(level.shape(), member, name)) {
                        continue;
                    }
                    if (member.isPublic() && !level.shape().isPrivate()) {
                        return found(levels.get(0).shape(), level, member);
                    }
                    hidden = new Inaccessible(level.shape().name() + '.' + member.name());
                }
            }
        }
        return hidden;
    }

    /** The names of all readable properties, components and getters before methods and fields. */
    Map<String, TypeShape> properties(TypeShape owner) {
        Map<String, TypeShape> properties = new LinkedHashMap<>();
        for (String name : names(owner)) {
            if (resolve(owner, name) instanceof Found found) {
                properties.put(name, found.type());
            }
        }
        return properties;
    }

    private Set<String> names(TypeShape owner) {
        List<Hierarchy.Level> levels = Hierarchy.of(bound(owner), catalog).levels();
        List<String> getters = new ArrayList<>();
        List<String> others = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (Hierarchy.Level level : levels) {
            names.addAll(level.shape().components());
            for (MemberShape member : level.shape().members()) {
                if (Form.GETTER.is(member)) {
                    getters.add(Form.property(member.name()));
                } else {
                    others.add(member.name());
                }
            }
        }
        getters.stream().sorted().forEach(names::add);
        others.stream().sorted().forEach(names::add);
        return names;
    }

    /** A member of a class that is not public is read through the nearest type that is, if the path has one. */
    private static Found found(ClassShape nearest, Hierarchy.Level level, MemberShape member) {
        String owner = level.shape().isPublic() || !nearest.isPublic() ? level.shape().name() : nearest.name();
        return new Found(new KeyPart.Property(owner, member.name(), member.method(), member.type().erasure()),
                member.type().substitute(level.variables()));
    }

    static TypeShape bound(TypeShape type) {
        if (type instanceof TypeShape.Wildcard wildcard) {
            return bound(wildcard.bound());
        }
        return type instanceof TypeShape.Variable variable ? variable.bound() : type;
    }

    /** The ways a property can be declared, in the order of precedence. */
    private enum Form {
        COMPONENT,
        GETTER,
        METHOD,
        FIELD;

        boolean is(ClassShape shape, MemberShape member, String name) {
            return switch (this) {
                case COMPONENT -> member.method() && member.name().equals(name) && shape.components().contains(name);
                case GETTER -> is(member) && property(member.name()).equals(name);
                case METHOD, FIELD -> is(member) && member.name().equals(name);
            };
        }

        boolean is(MemberShape member) {
            return switch (this) {
                case FIELD -> !member.method();
                case GETTER -> member.method() && !property(member.name()).equals(member.name())
                        && !OF_EVERY_OBJECT.contains(member.name());
                default -> member.method() && !OF_EVERY_OBJECT.contains(member.name());
            };
        }

        static String property(String method) {
            int prefix = method.startsWith("get") ? 3 : method.startsWith("is") ? 2 : 0;
            if (prefix == 0 || method.length() == prefix || Character.isLowerCase(method.charAt(prefix))) {
                return method;
            }
            String rest = method.substring(prefix);
            boolean acronym = rest.length() > 1 && Character.isUpperCase(rest.charAt(1));
            return acronym ? rest : rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1);
        }
    }
}
