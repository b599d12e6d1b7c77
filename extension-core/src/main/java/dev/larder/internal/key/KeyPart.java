package dev.larder.internal.key;

import java.util.List;

/** A piece of a compiled key template. Plain data, so that a build step can record it. */
public sealed interface KeyPart {

    /** Written as it is. */
    record Literal(String text) implements KeyPart {
    }

    /**
     * A parameter, or what a property path finds in it. A null anywhere along the path is the value null.
     *
     * @param index position of the parameter; one after the last is what the method gave
     * @param path the properties to follow, in order; empty for the parameter itself
     * @param format how the found value is written
     */
    record Argument(int index, List<Property> path, ValueFormat format) implements KeyPart {
    }

    /** A value of the call's surroundings, by name. */
    record Ambient(String name) implements KeyPart {
    }

    /**
     * One step of a property path: read {@code member} of an {@code owner}.
     *
     * @param owner binary name of the class that has the member
     * @param member name of the method or field
     * @param method true for a method without parameters, false for a field
     * @param type binary name of the (erased) type of what is read
     */
    record Property(String owner, String member, boolean method, String type) {
    }
}
