package dev.larder.internal.key;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.key.KeyWriters.Slot;

/**
 * Writes the tags of a method's entries. What they hold of a call is written when the call is made, as arguments may
 * change and surroundings end; what they hold of the value, when it is there. Thread-safe.
 */
public final class TagWriter {

    private final List<Template> templates;

    private TagWriter(List<Template> templates) {
        this.templates = templates;
    }

    /**
     * @param templates compiled
     * @param value the index that stands for the value in them: one after the last parameter
     */
    public static TagWriter compile(List<List<KeyPart>> templates, int value, Accessors accessors, Formats formats,
            AmbientSource ambient) {
        List<Template> compiled = new ArrayList<>();
        for (List<KeyPart> parts : templates) {
            List<Piece> pieces = new ArrayList<>();
            for (KeyPart part : parts) {
                if (part instanceof KeyPart.Literal literal) {
                    String text = KeyText.literal(literal.text());
                    pieces.add(new Piece(arguments -> text, false));
                } else if (part instanceof KeyPart.Argument argument && argument.index() == value) {
                    KeyPart first = new KeyPart.Argument(0, argument.path(), argument.format());
                    pieces.add(new Piece(KeyWriters.slot(first, accessors, formats, ambient), true));
                } else {
                    pieces.add(new Piece(KeyWriters.slot(part, accessors, formats, ambient), false));
                }
            }
            compiled.add(new Template(List.copyOf(pieces)));
        }
        return new TagWriter(List.copyOf(compiled));
    }

    /** @param ofValue whether it is written with the value as the only argument */
    private record Piece(Slot slot, boolean ofValue) {
    }

    private record Template(List<Piece> pieces) {

        Begun begin(@Nullable Object[] arguments) {
            @Nullable
            String[] texts = new String[pieces.size()];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = pieces.get(i).ofValue() ? null : pieces.get(i).slot().text(arguments);
            }
            return new Begun(pieces, texts);
        }
    }

    /** @param texts of the pieces; null for those of the value */
    private record Begun(List<Piece> pieces, @Nullable String[] texts) {

        /** An absent value has nothing that a tag could name. */
        Stream<String> of(@Nullable Object value) {
            StringBuilder tag = new StringBuilder();
            for (int i = 0; i < texts.length; i++) {
                String text = texts[i];
                if (text == null && value == null) {
                    return Stream.empty();
                }
                tag.append(text == null ? pieces.get(i).slot().text(new Object[] { value }) : text);
            }
            return Stream.of(KeyLimit.apply(tag.toString()));
        }
    }

    /** The tags of one call, which its value completes. */
    public static final class Started {

        private final List<Begun> begun;

        private Started(List<Begun> begun) {
            this.begun = begun;
        }

        /**
         * Each tag once. Those that hold something of the value are left out if it is absent.
         *
         * @throws RuntimeException of a getter or a {@code KeyFormat}
         */
        public List<String> of(@Nullable Object value) {
            return begun.stream().flatMap(tag -> tag.of(value)).distinct().toList();
        }
    }

    /**
     * @param arguments of the call, not changed and not kept
     * @throws RuntimeException of a getter, a {@code KeyFormat} or an {@code AmbientValue}
     */
    public Started begin(@Nullable Object[] arguments) {
        return new Started(templates.stream().map(template -> template.begin(arguments)).toList());
    }
}
