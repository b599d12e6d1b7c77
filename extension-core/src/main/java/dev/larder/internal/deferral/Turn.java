package dev.larder.internal.deferral;

import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is on this thread: a call of that method is to run it, and not to be queued again. Whoever runs a method of a
 * bean says so where it invokes it.
 */
public final class Turn {

    private static final ThreadLocal<@Nullable String> METHOD = new ThreadLocal<>();

    private Turn() {
    }

    /** @param method as its plan describes it; its next call on this thread has its turn */
    public static void begin(String method) {
        METHOD.set(method);
    }

    public static void end() {
        METHOD.remove();
    }

    /** Whether this call has its turn; asked once for it: calls that the method makes have none. */
    static boolean take(String method) {
        if (!method.equals(METHOD.get())) {
            return false;
        }
        METHOD.remove();
        return true;
    }
}
