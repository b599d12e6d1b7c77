package dev.larder.internal.shape;

import java.util.Optional;
import java.util.Set;

/** What can be known of the application's types before it runs. */
public interface TypeCatalog {

    /** The class with this binary name; absent if it cannot be found. */
    Optional<ClassShape> find(String className);

    /** What the methods of the class with this binary name do; absent if its file cannot be read. */
    Optional<ClassCode> code(String className);

    /** Whether a {@code KeyFormat} of exactly this type exists. */
    boolean hasKeyFormat(String className);

    /** The names of the ambient values that exist. */
    Set<String> ambientNames();
}
