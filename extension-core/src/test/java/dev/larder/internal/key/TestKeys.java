package dev.larder.internal.key;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.key.KeyTemplate.Root;
import dev.larder.internal.key.KeyTemplate.Segment;
import dev.larder.spi.KeyFormat;

/** Templates made into writers without the rules: positions only, one format for all. */
final class TestKeys {

    static final KeyPrefix PREFIX = KeyPrefix.of("shop");

    private TestKeys() {
    }

    static KeyWriter writer(List<KeyPart> parts) {
        return writer(PREFIX, parts);
    }

    static KeyWriter writer(KeyPrefix prefix, List<KeyPart> parts) {
        return KeyWriters.compile(prefix, parts, property -> {
            throw new AssertionError("no property here");
        }, typeName -> new Reversed(), name -> () -> name.equals("nobody") ? null : "the " + name);
    }

    static String write(String template, ValueFormat format, @Nullable Object... arguments) {
        return writer(parts(template, format)).write(arguments);
    }

    static List<KeyPart> parts(String template, ValueFormat format) {
        KeyTemplate parsed = ((KeyTemplate.Parsed) KeyTemplate.parse(template)).template();
        List<KeyPart> parts = new ArrayList<>();
        for (Segment segment : parsed.segments()) {
            if (segment instanceof Segment.Literal literal) {
                parts.add(new KeyPart.Literal(literal.text()));
            } else if (((Segment.Placeholder) segment).root() instanceof Root.Ambient ambient) {
                parts.add(new KeyPart.Ambient(ambient.name()));
            } else {
                int index = ((Root.Positional) ((Segment.Placeholder) segment).root()).index();
                parts.add(new KeyPart.Argument(index, List.of(), format));
            }
        }
        return parts;
    }

    /** Writes texts backwards. */
    static final class Reversed implements KeyFormat<String> {

        @Override
        public String format(String value) {
            return new StringBuilder(value).reverse().toString();
        }
    }
}
