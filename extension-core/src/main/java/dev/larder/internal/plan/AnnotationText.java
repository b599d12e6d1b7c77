package dev.larder.internal.plan;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.shape.AnnotationShape;
import dev.larder.internal.shape.TypeShape;

/** The line an annotation would be written as, and where each member's value stands in it. */
final class AnnotationText {

    private final String line;
    private final Map<String, Integer> starts = new HashMap<>();
    private final AnnotationShape annotation;

    AnnotationText(AnnotationShape annotation) {
        this.annotation = annotation;
        StringBuilder out = new StringBuilder("@").append(annotation.name());
        String before = "(";
        for (Map.Entry<String, Object> member : annotation.members().entrySet()) {
            out.append(before).append(member.getKey()).append(" = ");
            boolean text = member.getValue() instanceof String;
            starts.put(member.getKey(), out.length() + (text ? 1 : 0));
            out.append(text ? '"' + quoted(written(member.getValue())) + '"' : written(member.getValue()));
            before = ", ";
        }
        this.line = annotation.members().isEmpty() ? out.toString() : out.append(')').toString();
    }

    /** The whole value of a member; the annotation's name if it was left out. */
    Excerpt member(String name) {
        Object value = annotation.members().get(name);
        return value == null ? new Excerpt(line, 0, annotation.name().length() + 1)
                : part(name, 0, written(value).length());
    }

    /** A part of a member's value, counted in its own characters. */
    Excerpt part(String name, int from, int length) {
        Integer start = starts.get(name);
        if (start == null) {
            return member(name);
        }
        String value = written(annotation.members().get(name));
        int shift = quoted(value.substring(0, from)).length();
        return new Excerpt(line, start + shift, quoted(value.substring(from, from + length)).length());
    }

    private static String written(@Nullable Object value) {
        return value instanceof TypeShape type ? type.simple() + ".class" : String.valueOf(value);
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < ' ' || c == 127
                    || c >= 0x80 && !Character.isLetterOrDigit(c) && !Character.isSurrogate((char) c)) {
                out.append(String.format("\\u%04x", c));
            } else {
                out.append((char) c);
            }
        });
        return out.toString();
    }
}
