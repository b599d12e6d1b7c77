package dev.larder.internal.plan;

import dev.larder.internal.shape.TypeShape;

/** Puts the article before the name of a type that a message speaks of. */
final class Article {

    private static final String VOWELS = "AEIOaeio";

    private Article() {
    }

    static String with(TypeShape type) {
        return with(type.simple());
    }

    static String with(String name) {
        return (VOWELS.indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
    }
}
