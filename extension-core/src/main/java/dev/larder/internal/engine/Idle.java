package dev.larder.internal.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Sliding expiry without a write per read. Redis keeps an entry a quarter longer than it may be idle, and a process that
 * reads it tells Redis so when a quarter of the time has passed since it last did: an entry that is read never ends, and
 * one that is not ends after its idle time, at the latest a quarter later.
 */
final class Idle {

    private static final int SLOT_BITS = 12;
    private static final int SLOTS = 1 << SLOT_BITS;
    private static final long MILLI = 1_000_000;

    /** Milliseconds in a slot: five hundred years. */
    private static final int TIME_BITS = 44;

    private static final long TIME = (1L << TIME_BITS) - 1;

    /** By hash of the key: the rest of the hash, and when the key was touched. Who finds another's, touches again. */
    private final AtomicLongArray touched = new AtomicLongArray(SLOTS);

    static long touchAfter(long idleNanos) {
        return idleNanos / 4;
    }

    static Duration kept(Duration idle) {
        return idle.plus(idle.dividedBy(4));
    }

    /** Whether it is time to touch a key that is read now; if so, it counts as touched. */
    boolean isDue(String key, Duration idle, long now) {
        int hash = key.hashCode() * 0x9E3779B9;
        int slot = hash & (SLOTS - 1);
        long rest = (long) (hash >>> SLOT_BITS) << TIME_BITS;
        long before = touched.get(slot);
        long millis = Math.floorDiv(now, MILLI);
        boolean same = (before & ~TIME) == rest;
        if (same && (millis - before & TIME) < touchAfter(idle.toNanos()) / MILLI) {
            return false;
        }
        touched.set(slot, rest | millis & TIME);
        return true;
    }
}
