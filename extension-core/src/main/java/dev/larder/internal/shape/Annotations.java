package dev.larder.internal.shape;

import java.util.List;

/** Annotations that others have made, by name: none of them need be there. */
public final class Annotations {

    /** They make a class one that is stored in a database. */
    public static final List<String> OF_ENTITIES = List.of("jakarta.persistence.Entity",
            "io.quarkus.mongodb.panache.common.MongoEntity");

    private Annotations() {
    }

    /** Whether it says that something may be null; there are many of this name. */
    public static boolean saysNullable(String annotation) {
        return annotation.substring(annotation.lastIndexOf('.') + 1).equals("Nullable");
    }
}
