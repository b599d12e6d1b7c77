package dev.larder.internal.shape;

import java.util.List;

/** The annotations by which a container lets only some callers in. */
public final class Restrictions {

    /** Binary names; what is annotated with one of them restricts as well. */
    public static final List<String> NAMES = List.of("jakarta.annotation.security.RolesAllowed",
            "io.quarkus.security.Authenticated", "io.quarkus.security.PermissionsAllowed",
            "io.quarkus.security.PermissionsAllowed$List", "io.quarkus.vertx.http.security.AuthorizationPolicy");

    /** Those of them that a class has from the class that it extends. */
    public static final List<String> INHERITED = List.of("io.quarkus.vertx.http.security.AuthorizationPolicy");

    /** On a method they stand for what the class says: everybody may call it, or nobody. */
    public static final List<String> LIFTING = List.of("jakarta.annotation.security.PermitAll",
            "jakarta.annotation.security.DenyAll");

    private Restrictions() {
    }

    /** How a sentence names one. */
    public static String told(String annotation, boolean onMethod) {
        String simple = annotation.endsWith("$List") ? annotation.substring(0, annotation.length() - 5) : annotation;
        return '@' + simple.substring(Math.max(simple.lastIndexOf('.'), simple.lastIndexOf('$')) + 1)
                + (onMethod ? "" : " on the class");
    }
}
