package dev.larder.internal.engine;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * About how many bytes a value holds, for values that are not written to Redis. Texts, arrays, collections and maps are
 * measured by their size and a sample of their elements; any other object counts as {@link #OBJECT}, as finding out more
 * would need reflection.
 */
final class Weight {

    static final int OBJECT = 256;

    private static final int REFERENCE = 8;
    private static final int SAMPLE = 8;
    private static final int DEPTH = 4;

    private Weight() {
    }

    static int of(@Nullable Object value) {
        return (int) Math.min(Integer.MAX_VALUE / 2, of(value, DEPTH));
    }

    private static long of(@Nullable Object value, int depth) {
        if (value == null) {
            return 0;
        }
        if (value instanceof Encoded encoded) {
            return 16L + encoded.bytes().length;
        }
        if (value instanceof CharSequence text) {
            return 40L + 2L * text.length();
        }
        if (value instanceof Number || value instanceof Boolean || value instanceof Character
                || value instanceof Enum) {
            return 24;
        }
        if (value.getClass().isArray()) {
            return 16 + array(value, depth);
        }
        if (value instanceof Collection<?> elements) {
            return 48 + sampled(elements, elements.size(), depth);
        }
        if (value instanceof Map<?, ?> map) {
            return 64 + sampled(map.keySet(), map.size(), depth) + sampled(map.values(), map.size(), depth);
        }
        return OBJECT;
    }

    private static long array(Object array, int depth) {
        int length = Array.getLength(array);
        if (array instanceof Object[] elements) {
            return sampled(Arrays.asList(elements), length, depth);
        }
        return (long) length * (array instanceof byte[] || array instanceof boolean[] ? 1 : 8);
    }

    private static long sampled(Iterable<?> elements, int size, int depth) {
        long references = (long) size * REFERENCE * 2;
        if (depth == 0) {
            return references + (long) size * OBJECT;
        }
        int seen = 0;
        long sum = 0;
        for (Object element : elements) {
            if (seen == SAMPLE) {
                break;
            }
            sum += of(element, depth - 1);
            seen++;
        }
        return references + (seen == 0 ? 0 : sum * size / seen);
    }
}
