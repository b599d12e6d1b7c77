package dev.larder.internal.key;

import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.key.KeyTemplate.Segment;

/** Renders a template with positional placeholders only, from arguments of which no declared type is known. */
public final class PositionalKey {

    private final String noun;
    private final String template;
    private final @Nullable Object[] arguments;
    private final BitSet used = new BitSet();

    private PositionalKey(String noun, String template, @Nullable Object[] arguments) {
        this.noun = noun;
        this.template = template;
        this.arguments = arguments;
    }

    /**
     * The rendered template, without a prefix.
     *
     * @throws IllegalArgumentException if the template is none, has other placeholders, does not fit the arguments, or
     *         an argument is of a type that keys cannot hold
     */
    public static String render(String template, @Nullable Object[] arguments) {
        return new PositionalKey("key", template, arguments).render();
    }

    /** {@link #render} for a tag, as a compiled template would write it. */
    public static String renderTag(String template, @Nullable Object[] arguments) {
        return KeyLimit.apply(new PositionalKey("tag", template, arguments).render());
    }

    /**
     * A pattern, in which each {@code *} of a literal stands for any text.
     *
     * @return what stands before, between and after the wildcards
     * @throws IllegalArgumentException as {@link #render}
     */
    public static List<String> renderPattern(String template, @Nullable Object[] arguments) {
        return new PositionalKey("pattern", template, arguments).texts();
    }

    private String render() {
        return String.join("*", texts());
    }

    private List<String> texts() {
        KeyTemplate.Outcome outcome = KeyTemplate.parse(template);
        if (outcome instanceof KeyTemplate.Refused refused) {
            throw wrong(refused.message() + " (at character " + refused.position() + ")", refused.mend());
        }
        PatternText out = new PatternText();
        for (Segment segment : ((KeyTemplate.Parsed) outcome).template().segments()) {
            if (segment instanceof Segment.Literal literal) {
                out.literal(KeyText.literal(literal.text()));
            } else {
                out.value(value((Segment.Placeholder) segment));
            }
        }
        int unused = used.nextClearBit(0);
        if (unused < arguments.length) {
            throw wrong("argument " + unused + " is not part of the " + noun, "add {" + unused + "}, or leave it out");
        }
        return out.texts();
    }

    private String value(Segment.Placeholder placeholder) {
        String written = template.substring(placeholder.position(), placeholder.position() + placeholder.length());
        if (!(placeholder.root() instanceof KeyTemplate.Root.Positional root) || !placeholder.path().isEmpty()) {
            throw wrong("only positions can be filled in here, not " + written, "write {0} and pass the value");
        }
        if (root.index() >= arguments.length) {
            throw wrong("there is no argument for " + written + "; given: " + arguments.length,
                    "pass as many arguments as the template has positions");
        }
        used.set(root.index());
        return new RuntimeText(type -> unsupported(root.index(), type)).of(arguments[root.index()]);
    }

    private IllegalArgumentException unsupported(int index, Class<?> type) {
        return wrong("argument " + index + " holds a " + type.getName() + ", which " + noun + "s cannot hold",
                "pass a text, a number or another simple value of it");
    }

    private IllegalArgumentException wrong(String message, String mend) {
        return new IllegalArgumentException(noun + " template \"" + template + "\": " + message + "; " + mend);
    }
}
