package dev.larder.internal.key;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.larder.spi.AmbientValue;

/** Makes writers of compiled templates. All that can be looked up is looked up here. */
public final class KeyWriters {

    private KeyWriters() {
    }

    public static KeyWriter compile(KeyPrefix prefix, List<KeyPart> parts, Accessors accessors, Formats formats,
            AmbientSource ambient) {
        return compile(prefix.text() + ':', parts, accessors, formats, ambient);
    }

    /** Writes tags, which are not keys and have no prefix. */
    public static KeyWriter compileTag(List<KeyPart> parts, Accessors accessors, Formats formats,
            AmbientSource ambient) {
        return compile("", parts, accessors, formats, ambient);
    }

    private static KeyWriter compile(String start, List<KeyPart> parts, Accessors accessors, Formats formats,
            AmbientSource ambient) {
        List<String> literals = new ArrayList<>();
        List<Slot> slots = new ArrayList<>();
        StringBuilder literal = new StringBuilder(start);
        for (KeyPart part : parts) {
            if (part instanceof KeyPart.Literal written) {
                literal.append(KeyText.literal(written.text()));
            } else {
                literals.add(literal.toString());
                literal.setLength(0);
                slots.add(slot(part, accessors, formats, ambient));
            }
        }
        literals.add(literal.toString());
        KeyWriter special = single(parts, literals);
        return special != null ? special : general(literals, slots);
    }

    private static KeyWriter general(List<String> literals, List<Slot> slots) {
        String head = literals.get(0);
        return switch (slots.size()) {
            case 0 -> {
                String whole = KeyLimit.apply(head);
                yield arguments -> whole;
            }
            case 1 -> new OneSlot(head, slots.get(0), literals.get(1));
            case 2 -> new TwoSlots(head, slots.get(0), literals.get(1), slots.get(1), literals.get(2));
            default -> new ManySlots(literals.toArray(String[]::new), slots.toArray(Slot[]::new));
        };
    }

    private static @Nullable KeyWriter single(List<KeyPart> parts, List<String> literals) {
        if (literals.size() != 2 || !literals.get(1).isEmpty()
                || !(parts.get(parts.size() - 1) instanceof KeyPart.Argument last) || !last.path().isEmpty()) {
            return null;
        }
        if (last.format() instanceof ValueFormat.Text) {
            return new LastText(literals.get(0), last.index());
        }
        return last.format() instanceof ValueFormat.Plain ? new LastPlain(literals.get(0), last.index()) : null;
    }

    static Slot slot(KeyPart part, Accessors accessors, Formats formats, AmbientSource ambient) {
        if (part instanceof KeyPart.Argument argument) {
            ValueText text = ValueTexts.of(argument.format(), formats);
            List<Function<Object, @Nullable Object>> path = new ArrayList<>();
            argument.path().forEach(property -> path.add(accessors.of(property)));
            int index = argument.index();
            return path.isEmpty() ? arguments -> text.of(arguments[index])
                    : new PathSlot(index, List.copyOf(path), text);
        }
        AmbientValue value = ambient.of(((KeyPart.Ambient) part).name());
        return arguments -> KeyText.escape(value.current());
    }

    /** Finds and writes one value of a call. */
    interface Slot {

        String text(@Nullable Object[] arguments);
    }

    private record PathSlot(int index, List<Function<Object, @Nullable Object>> path, ValueText text) implements Slot {

        @Override
        public String text(@Nullable Object[] arguments) {
            Object value = arguments[index];
            for (int i = 0; i < path.size() && value != null; i++) {
                value = path.get(i).apply(value);
            }
            return text.of(value);
        }
    }

    /** {@code product:{name}}. */
    private record LastText(String head, int index) implements KeyWriter {

        @Override
        public String write(@Nullable Object[] arguments) {
            return KeyLimit.apply(head.concat(ValueTexts.text(arguments[index])));
        }
    }

    /** {@code product:{id}} with a number: its digits go straight into the key. */
    private record LastPlain(String head, int index) implements KeyWriter {

        @Override
        public String write(@Nullable Object[] arguments) {
            Object value = arguments[index];
            if (value instanceof Long number) {
                return KeyLimit.apply(head + number.longValue());
            }
            if (value instanceof Integer number) {
                return KeyLimit.apply(head + number.intValue());
            }
            return KeyLimit.apply(head.concat(ValueTexts.plain(value)));
        }
    }

    private record OneSlot(String head, Slot slot, String tail) implements KeyWriter {

        @Override
        public String write(@Nullable Object[] arguments) {
            return KeyLimit.apply(head + slot.text(arguments) + tail);
        }
    }

    private record TwoSlots(String head, Slot first, String between, Slot second, String tail) implements KeyWriter {

        @Override
        public String write(@Nullable Object[] arguments) {
            return KeyLimit.apply(head + first.text(arguments) + between + second.text(arguments) + tail);
        }
    }

    /** More than two: the pieces are joined in one copy. */
    private record ManySlots(String[] literals, Slot[] slots) implements KeyWriter {

        @Override
        public String write(@Nullable Object[] arguments) {
            String[] pieces = new String[literals.length + slots.length];
            for (int i = 0; i < slots.length; i++) {
                pieces[2 * i] = literals[i];
                pieces[2 * i + 1] = slots[i].text(arguments);
            }
            pieces[pieces.length - 1] = literals[slots.length];
            return KeyLimit.apply(String.join("", pieces));
        }
    }
}
