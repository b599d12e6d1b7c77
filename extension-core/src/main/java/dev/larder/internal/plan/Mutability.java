package dev.larder.internal.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.larder.internal.shape.ClassCode;
import dev.larder.internal.shape.Hierarchy;
import dev.larder.internal.shape.MemberShape;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;

/**
 * Finds what of a value can be changed by whoever has it. An interface of the platform, such as {@code List}, is taken for
 * what is in it: many that implement it cannot be changed.
 */
final class Mutability {

    /** They and what inherits from them. */
    private static final List<String> CHANGEABLE = List.of("java.util.Date", "java.util.Calendar", "java.util.BitSet",
            "java.util.ArrayList", "java.util.LinkedList", "java.util.Vector", "java.util.ArrayDeque",
            "java.util.PriorityQueue", "java.util.HashSet", "java.util.TreeSet", "java.util.EnumSet",
            "java.util.HashMap", "java.util.TreeMap", "java.util.EnumMap", "java.util.IdentityHashMap",
            "java.util.WeakHashMap", "java.util.Dictionary", "java.util.concurrent.ConcurrentMap",
            "java.util.concurrent.CopyOnWriteArrayList", "java.util.concurrent.ConcurrentLinkedQueue",
            "java.lang.AbstractStringBuilder", "java.lang.StringBuilder", "java.lang.StringBuffer",
            "java.util.concurrent.atomic.AtomicInteger", "java.util.concurrent.atomic.AtomicLong",
            "java.util.concurrent.atomic.AtomicBoolean", "java.util.concurrent.atomic.AtomicReference",
            "java.text.Format");

    /** What they keep for the next time changes nothing that anybody sees. */
    private static final Set<String> LAZY = Set.of("hashCode", "toString", "equals");

    private static final String PLATFORM = "java.";

    private final TypeCatalog catalog;
    private final Set<String> seen = new HashSet<>();

    private Mutability(TypeCatalog catalog) {
        this.catalog = catalog;
    }

    /** In words; absent if nothing is known that can be changed. */
    static Optional<String> of(TypeShape type, TypeCatalog catalog) {
        return new Mutability(catalog).find(type);
    }

    private Optional<String> find(TypeShape declared) {
        TypeShape type = PropertyResolver.bound(declared);
        if (type instanceof TypeShape.Array) {
            return Optional.of("the elements of " + type.simple() + " can be replaced");
        }
        if (!(type instanceof TypeShape.Named named) || !seen.add(type.toString())) {
            return Optional.empty();
        }
        if (DeclaredType.isOneOf(CHANGEABLE, type, catalog)) {
            return Optional.of(Article.with(type) + " can be changed");
        }
        return named.arguments().stream().map(this::find).flatMap(Optional::stream).findFirst()
                .or(() -> named.name().startsWith(PLATFORM) ? Optional.empty() : ofFields(named));
    }

    private Optional<String> ofFields(TypeShape.Named type) {
        return Hierarchy.of(type, catalog).levels().stream()
                .filter(level -> !level.shape().isEnum() && !level.shape().name().startsWith(PLATFORM))
                .flatMap(level -> level.shape().members().stream().filter(member -> !member.method())
                        .map(field -> ofField(level, field)))
                .flatMap(Optional::stream).findFirst();
    }

    private Optional<String> ofField(Hierarchy.Level level, MemberShape field) {
        String owner = level.shape().name();
        String name = TypeShape.of(owner).simple() + '.' + field.name();
        if (!field.isFinal()) {
            Optional<String> setter = setters(owner, field.name()).findFirst();
            if (!field.isPrivate() || setter.isPresent()) {
                return Optional.of(name + (setter.isPresent() ? " is changed by " + setter.get() : " is not final"));
            }
        }
        return find(field.type().substitute(level.variables()));
    }

    /** What changes the field after its object was made. */
    private Stream<String> setters(String owner, String field) {
        return catalog.code(owner).stream().map(ClassCode::methods).flatMap(List::stream)
                .filter(body -> !body.name().startsWith("<") && !LAZY.contains(body.name()))
                .filter(body -> body.writes().stream()
                        .anyMatch(written -> written.owner().equals(owner) && written.name().equals(field)))
                .map(body -> body.name() + "()").sorted();
    }
}
