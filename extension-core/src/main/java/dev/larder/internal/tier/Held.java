package dev.larder.internal.tier;

import org.jspecify.annotations.Nullable;

/**
 * A value as this process' memory holds it.
 *
 * @param value null for an absent one; never an {@code Optional}
 * @param type the declared type it was stored as, so that it never answers a call that expects another
 * @param freshUntil on {@code Time.nanos()}
 * @param weight in bytes, about
 */
public record Held(@Nullable Object value, String type, long freshUntil, int weight) {

    /** Nothing is held. */
    public static final Held NOTHING = new Held(null, "", 0, 0);

    public boolean isFresh(long now) {
        return freshUntil - now > 0;
    }

    /** Whether nothing is held; every declared type has a name. */
    public boolean isNothing() {
        return type.isEmpty();
    }

    /** Whether it answers a call that expects this type, now. */
    public boolean answers(String expected, long now) {
        return isFresh(now) && type.equals(expected);
    }
}
