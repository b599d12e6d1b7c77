package dev.larder.internal.shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A type with all it inherits from, type arguments handed upwards. */
public final class Hierarchy {

    private final Map<String, Level> levels = new LinkedHashMap<>();
    private final TypeCatalog catalog;

    private Hierarchy(TypeCatalog catalog) {
        this.catalog = catalog;
    }

    /** The hierarchy of a type, nearest first, {@code java.lang.Object} left out. */
    public static Hierarchy of(TypeShape type, TypeCatalog catalog) {
        Hierarchy hierarchy = new Hierarchy(catalog);
        List<TypeShape> level = List.of(type);
        while (!level.isEmpty()) {
            List<TypeShape> above = new ArrayList<>();
            level.forEach(each -> hierarchy.add(each, above));
            level = above;
        }
        return hierarchy;
    }

    /** A class of the hierarchy and what its type variables are. */
    public record Level(ClassShape shape, Map<String, TypeShape> variables) {
    }

    public List<Level> levels() {
        return List.copyOf(levels.values());
    }

    /** The nearest method or field of this name. */
    public Optional<MemberShape> member(String name, boolean method) {
        return levels.values().stream().flatMap(level -> level.shape().members().stream())
                .filter(member -> member.method() == method && member.name().equals(name)).findFirst();
    }

    public boolean isA(String className) {
        return levels.containsKey(className);
    }

    /** What the type variables of this class or supertype are; empty if it is not in the hierarchy, or used raw. */
    public Map<String, TypeShape> variablesOf(String className) {
        Level level = levels.get(className);
        return level == null ? Map.of() : level.variables();
    }

    private void add(TypeShape type, List<TypeShape> above) {
        if (!(type instanceof TypeShape.Named named) || named.name().equals("java.lang.Object")
                || levels.containsKey(named.name())) {
            return;
        }
        catalog.find(named.name()).ifPresent(shape -> {
            Map<String, TypeShape> variables = variables(shape, named.arguments());
            levels.put(named.name(), new Level(shape, variables));
            shape.supertypes().forEach(supertype -> above.add(supertype.substitute(variables)));
        });
    }

    private static Map<String, TypeShape> variables(ClassShape shape, List<TypeShape> arguments) {
        Map<String, TypeShape> variables = new HashMap<>();
        for (int i = 0; i < shape.typeParameters().size() && i < arguments.size(); i++) {
            variables.put(shape.typeParameters().get(i), arguments.get(i));
        }
        return variables;
    }
}
