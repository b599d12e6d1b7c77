package dev.larder.quarkus.runtime;

import dev.larder.internal.key.KeyPart.Property;

/**
 * A property of a key template and the generated class that reads it.
 *
 * @param className implements {@code Function} and has a public constructor without parameters
 */
public record PropertyReader(Property property, String className) {
}
