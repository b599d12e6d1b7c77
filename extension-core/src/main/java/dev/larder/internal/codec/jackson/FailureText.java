package dev.larder.internal.codec.jackson;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;

/** Says what Jackson could not do, without any text of a value: Jackson's own messages quote what they read. */
final class FailureText {

    /** Causes can form a ring. */
    private static final int MAX_CAUSES = 20;

    private FailureText() {
    }

    /**
     * @param action "written" or "read"
     */
    static String of(String action, String type, Throwable failure) {
        StringBuilder text = new StringBuilder("a value of ").append(type).append(" cannot be ").append(action)
                .append(" (").append(failure.getClass().getSimpleName());
        Throwable root = root(failure);
        if (root != failure) {
            text.append(" of ").append(root.getClass().getName());
        }
        if (failure instanceof UndeclaredClassException undeclared) {
            text.append(": the type does not declare ").append(undeclared.className());
        }
        if (failure instanceof JsonMappingException mapping) {
            append(text, mapping);
        }
        return text.append(')').toString();
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (int i = 0; i < MAX_CAUSES && root.getCause() != null; i++) {
            root = root.getCause();
        }
        return root;
    }

    private static void append(StringBuilder text, JsonMappingException mapping) {
        String before = " at ";
        for (Reference step : mapping.getPath()) {
            text.append(before).append(name(step));
            before = " / ";
        }
    }

    /** The keys of a map are values. */
    private static String name(Reference step) {
        Object from = step.getFrom();
        Class<?> owner = from instanceof Class<?> type ? type : from == null ? Object.class : from.getClass();
        if (step.getFieldName() == null || Map.class.isAssignableFrom(owner)) {
            return owner.getSimpleName() + "[]";
        }
        return owner.getSimpleName() + "." + step.getFieldName();
    }

    /** What is wrong with a type: names of classes and members, no value. */
    static String definition(JsonMappingException failure) {
        String text = failure.getOriginalMessage();
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
