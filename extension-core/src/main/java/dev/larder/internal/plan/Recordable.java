package dev.larder.internal.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.larder.internal.shape.Hierarchy;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;

/**
 * Which types tell enough to write their values down and read them again. What a class of the application holds is left
 * to the codec, which looks into it when the application starts.
 */
final class Recordable {

    /** Anything can be behind them. */
    private static final List<String> VAGUE = List.of("java.lang.Object", "java.lang.Number",
            "java.lang.CharSequence", "java.lang.Comparable", "java.lang.Enum", "java.lang.Record",
            "java.io.Serializable");

    /** They and what inherits from them stand for something that is at work here and now. */
    private static final List<String> LIVE = List.of("java.lang.AutoCloseable", "java.lang.Runnable",
            "java.lang.Thread", "java.lang.ClassLoader", "java.lang.Class", "java.util.concurrent.Callable",
            "java.util.concurrent.Executor", "java.util.concurrent.locks.Lock", "java.security.Principal",
            "java.util.EventObject", "jakarta.inject.Provider", "jakarta.persistence.EntityManager",
            "jakarta.persistence.EntityManagerFactory", "javax.sql.DataSource", "jakarta.ws.rs.core.UriInfo",
            "jakarta.ws.rs.core.HttpHeaders", "jakarta.ws.rs.core.SecurityContext", "jakarta.ws.rs.core.Request");

    private static final String FUNCTIONS = "java.util.function.";

    private Recordable() {
    }

    /** What of the type cannot be recorded, in words; absent if nothing is known to be in the way. */
    static Optional<String> obstacle(TypeShape declared, TypeCatalog catalog) {
        String open = DeclaredType.open(declared);
        return open.isEmpty() ? ofClosed(DeclaredType.closed(declared), catalog)
                : Optional.of(open + " does not tell what to read it as");
    }

    private static Optional<String> ofClosed(TypeShape type, TypeCatalog catalog) {
        if (type instanceof TypeShape.Array array) {
            return ofClosed(array.component(), catalog);
        }
        if (!(type instanceof TypeShape.Named named)) {
            return Optional.empty();
        }
        if (VAGUE.contains(named.name())) {
            return Optional.of(Article.with(named) + " does not tell what to read it as");
        }
        if (isLive(named, catalog)) {
            return Optional.of(Article.with(named) + " is no data");
        }
        if (named.arguments().isEmpty()
                && catalog.find(named.name()).filter(shape -> !shape.typeParameters().isEmpty()).isPresent()) {
            return Optional.of("the raw type " + named.simple() + " does not tell what is in it");
        }
        return named.arguments().stream().map(argument -> ofClosed(argument, catalog)).flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isLive(TypeShape.Named type, TypeCatalog catalog) {
        return DeclaredType.isSingleUse(type, catalog) || DeclaredType.isOneOf(LIVE, type, catalog)
                || Stream.concat(Stream.of(type.name()), Hierarchy.of(type, catalog).levels().stream()
                        .map(level -> level.shape().name())).anyMatch(name -> name.startsWith(FUNCTIONS));
    }
}
