package dev.larder.internal.plan;

import java.util.List;
import java.util.stream.Stream;

import dev.larder.internal.key.KeyPart;

/**
 * A key that a writer makes, or a pattern of keys.
 *
 * @param cache whose key it is; the first in the order of classes and methods if several have such keys
 * @param template as written
 * @param parts compiled; the argument after the last is the result
 */
public record KeyPlan(String cache, String template, List<KeyPart> parts) {

    /** Whether the key names an argument, or something of it. */
    public boolean names(int argument) {
        return names(parts, argument);
    }

    static boolean names(List<KeyPart> parts, int argument) {
        return parts.stream().anyMatch(part -> part instanceof KeyPart.Argument named && named.index() == argument);
    }

    Stream<KeyPart.Property> properties() {
        return properties(parts);
    }

    static Stream<KeyPart.Property> properties(List<KeyPart> parts) {
        return parts.stream().filter(KeyPart.Argument.class::isInstance).map(KeyPart.Argument.class::cast)
                .flatMap(argument -> argument.path().stream());
    }
}
