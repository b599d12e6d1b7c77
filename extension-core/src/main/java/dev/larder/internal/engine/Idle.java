package dev.larder.internal.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Sliding expiry without a write per read. Redis keeps an entry a quarter longer than it may be idle, and a process that
 * reads it tells Redis so when a quarter of the time has passed since it last did: an entry that is read never ends, and
 * one that is not ends after its idle time, at the latest a quarter later.
 */
final class Idle {

    private static final int SLOTS = 4096;
    private static final long MILLI = 1_000_000;

    /** By hash of the key: the hash's upper half, and when the key was touched. Who finds another's, touches again. */
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
        long before = touched.get(slot);
        int millis = (int) (now / MILLI);
        boolean same = (int) (before >>> 32) == hash;
        if (same && millis - (int) before < touchAfter(idle.toNanos()) / MILLI) {
            return false;
        }
        touched.set(slot, (long) hash << 32 | millis & 0xFFFFFFFFL);
        return true;
    }
}
