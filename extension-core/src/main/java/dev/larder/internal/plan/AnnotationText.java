package dev.larder.internal.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.shape.AnnotationShape;
import dev.larder.internal.shape.TypeShape;

/** The line an annotation would be written as, and where each member's value stands in it. */
final class AnnotationText {

    private final String line;
    private final Map<String, List<Integer>> starts = new HashMap<>();
    private final AnnotationShape annotation;
    private final String template;
    private final int element;

    AnnotationText(AnnotationShape annotation) {
        this(annotation, "key", 0);
    }

    /**
     * @param template the member that is a template, or several
     * @param element which of them
     */
    AnnotationText(AnnotationShape annotation, String template, int element) {
        this.annotation = annotation;
        this.template = template;
        this.element = element;
        StringBuilder out = new StringBuilder("@").append(annotation.name());
        String before = "(";
        for (Map.Entry<String, Object> member : annotation.members().entrySet()) {
            out.append(before).append(isShort(annotation) ? "" : member.getKey() + " = ");
            starts.put(member.getKey(), append(out, member.getValue()));
            before = ", ";
        }
        this.line = annotation.members().isEmpty() ? out.toString() : out.append(')').toString();
    }

    /** A member called value needs no name if it stands alone. */
    private static boolean isShort(AnnotationShape annotation) {
        return annotation.members().keySet().equals(Set.of("value"));
    }

    private static List<Integer> append(StringBuilder out, Object value) {
        List<?> values = value instanceof List<?> several ? several : List.of(value);
        List<Integer> starts = new ArrayList<>();
        String before = values.size() == 1 ? "" : "{";
        for (Object each : values) {
            boolean text = each instanceof String;
            out.append(before);
            starts.add(out.length() + (text ? 1 : 0));
            out.append(text ? '"' + quoted(written(each)) + '"' : written(each));
            before = ", ";
        }
        out.append(values.size() == 1 ? "" : "}");
        return starts;
    }

    /** The whole value of a member; the annotation's name if it was left out. */
    Excerpt member(String name) {
        Object value = value(name);
        return value == null ? new Excerpt(line, 0, annotation.name().length() + 1)
                : part(name, 0, written(value).length());
    }

    /** A part of a member's value, counted in its own characters. */
    Excerpt part(String name, int from, int length) {
        Object found = value(name);
        if (found == null) {
            return member(name);
        }
        String value = written(found);
        int start = starts.getOrDefault(name, List.of(0)).get(index(name));
        int shift = quoted(value.substring(0, from)).length();
        return new Excerpt(line, start + shift, quoted(value.substring(from, from + length)).length());
    }

    /** What the template is of. */
    String noun() {
        return template.equals("tags") ? "tag" : template.equals("pattern") ? "pattern" : "key";
    }

    /** A part of the template. */
    Excerpt inTemplate(int from, int length) {
        return part(template, from, length);
    }

    private @Nullable Object value(String name) {
        Object value = annotation.members().get(name);
        return value instanceof List<?> several ? several.get(index(name)) : value;
    }

    private int index(String name) {
        return name.equals(template) ? element : 0;
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
