package dev.larder.internal.plan;

import java.util.List;

import dev.larder.internal.shape.Hierarchy;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;

/** What a declaration tells of the values of its type. */
final class DeclaredType {

    private static final List<String> SINGLE_USE = List.of("io.smallrye.mutiny.Uni", "io.smallrye.mutiny.Multi",
            "java.util.concurrent.CompletionStage", "java.util.concurrent.Future",
            "java.util.concurrent.Flow$Publisher", "org.reactivestreams.Publisher", "java.util.stream.BaseStream",
            "java.util.Iterator", "java.util.Spliterator", "java.util.Enumeration", "java.io.InputStream",
            "java.io.Reader", "java.nio.channels.Channel", "jakarta.ws.rs.core.Response",
            "org.jboss.resteasy.reactive.RestResponse");

    private DeclaredType() {
    }

    /** What in the type is not known; empty if all is. */
    static String open(TypeShape type) {
        if (type instanceof TypeShape.Variable variable) {
            return "the type variable " + variable.name();
        }
        if (type instanceof TypeShape.Wildcard wildcard) {
            return wildcard.bound().erasure().equals("java.lang.Object") ? "the wildcard " + wildcard
                    : open(wildcard.bound());
        }
        if (type instanceof TypeShape.Array array) {
            return open(array.component());
        }
        return type instanceof TypeShape.Named named
                ? named.arguments().stream().map(DeclaredType::open).filter(part -> !part.isEmpty()).findFirst()
                        .orElse("")
                : "";
    }

    /** With the bounds of wildcards in their place. */
    static TypeShape closed(TypeShape type) {
        if (type instanceof TypeShape.Wildcard wildcard) {
            return closed(wildcard.bound());
        }
        if (type instanceof TypeShape.Named named) {
            return new TypeShape.Named(named.name(), named.arguments().stream().map(DeclaredType::closed).toList());
        }
        return type instanceof TypeShape.Array array ? new TypeShape.Array(closed(array.component())) : type;
    }

    /** Whether it can be consumed once, or is not there yet. */
    static boolean isSingleUse(TypeShape type, TypeCatalog catalog) {
        return isOneOf(SINGLE_USE, type, catalog);
    }

    /** Whether it is one of these types, or inherits from one. */
    static boolean isOneOf(List<String> types, TypeShape type, TypeCatalog catalog) {
        Hierarchy hierarchy = Hierarchy.of(type, catalog);
        return types.stream().anyMatch(each -> type.erasure().equals(each) || hierarchy.isA(each));
    }
}
