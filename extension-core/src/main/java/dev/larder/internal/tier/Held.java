package dev.larder.internal.tier;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A value as this process' memory holds it. Times are on {@code Time.nanos()}.
 * <p>
 * What was read last and until when the method is left alone changes while it is held: plain fields, as a lost update
 * costs nothing but another load or a moment of life.
 */
public final class Held {

    /** Nothing is held. */
    public static final Held NOTHING = new Held(null, "", List.of(), 0, new Times(0, 0, 0, 0, 0), 0);

    private static final long UNCHECKED = -1;

    private final @Nullable Object value;
    private final String type;
    private final List<String> tags;
    private final int weight;
    private final Times times;
    private final long idle;
    private long calmUntil;
    private long readAt;
    private long pausedUntil;
    private long knownAt;
    private long takenInAt;
    private long checkedUntil = UNCHECKED;
    private boolean spoiled;

    /**
     * @param calmUntil a hit before it needs no further thought
     * @param dueFrom a hit starts a load in the background
     * @param freshUntil the value is fresh
     * @param keptUntil the value may serve as an old one
     * @param loadNanos how long its load took
     */
    public record Times(long calmUntil, long dueFrom, long freshUntil, long keptUntil, long loadNanos) {
    }

    /**
     * @param value null for an absent one; never an {@code Optional}; what it is encoded as, where memory holds that
     * @param type the declared type it was stored as, so that it never answers a call that expects another
     * @param tags whose move makes it worthless
     * @param weight in bytes, about
     * @param idle gone when not read for so many nanoseconds; zero: never for that
     */
    public Held(@Nullable Object value, String type, List<String> tags, int weight, Times times, long idle) {
        this.value = value;
        this.type = type;
        this.tags = tags;
        this.weight = weight;
        this.times = times;
        this.calmUntil = times.calmUntil();
        this.idle = idle;
    }

    public @Nullable Object value() {
        return value;
    }

    /** The same with another value: for one answer, as what happens to it while it is held is not told to the other. */
    public Held with(Object other) {
        return new Held(other, type, tags, weight, times, idle);
    }

    public int weight() {
        return weight;
    }

    public Times times() {
        return times;
    }

    /** Whether nothing is held; every declared type has a name. */
    public boolean isNothing() {
        return type.isEmpty();
    }

    /** The whole check of a hit: it is of the expected type, nothing is due, and it was not left unread too long. */
    public boolean isCalm(String expected, long now) {
        return calmUntil - now > 0 && type.equals(expected) && (idle == 0 || isRead(now));
    }

    /** Whether it may serve a call that expects this type, in whatever way. */
    public boolean isKept(String expected, long now) {
        return !spoiled && times.keptUntil() - now > 0 && type.equals(expected) && (idle == 0 || isRead(now));
    }

    /** Whether it is no use to anybody any more. */
    public boolean isOver(long now) {
        return spoiled || times.keptUntil() - now <= 0 || idle != 0 && now - readAt >= idle;
    }

    /** Before then a hit needs no further thought; never later than the times allow. */
    public void calmUntil(long until) {
        calmUntil = until - times.calmUntil() < 0 ? until : times.calmUntil();
    }

    /** It has turned out to be no value: it serves nobody any more. */
    public void spoil(long now) {
        spoiled = true;
        calmUntil(now);
    }

    /** Begins its life as read now, and not paused: no moment of this clock is before all others. */
    public Held readFirst(long now) {
        readAt = now;
        pausedUntil = now;
        return this;
    }

    /**
     * When it was begun to be looked up or loaded: what was told before, it knows.
     *
     * @param time it was the latest value then, or later
     * @param moves the count of {@link TagMoves} then
     */
    public Held begun(long time, long moves) {
        knownAt = time;
        takenInAt = moves;
        return this;
    }

    public long knownAt() {
        return knownAt;
    }

    List<String> tags() {
        return tags;
    }

    long takenInAt() {
        return takenInAt;
    }

    /** Whether no move up to that one makes it worthless, as was found before. */
    boolean isCheckedUntil(long move) {
        return checkedUntil == move;
    }

    void checkedUntil(long move) {
        checkedUntil = move;
    }

    /** No load is to be tried for it until then. {@link #NOTHING}, which all keys share, is not paused. */
    public void pause(long until) {
        if (!isNothing()) {
            pausedUntil = until;
        }
    }

    public boolean isPaused(long now) {
        return pausedUntil - now > 0;
    }

    private boolean isRead(long now) {
        if (now - readAt >= idle) {
            return false;
        }
        readAt = now;
        return true;
    }
}
