package dev.larder.internal.tier;

import java.util.function.Predicate;

/**
 * The entries in this process' memory. Thread-safe, bounded by weight, never blocks on anything but itself.
 * <p>
 * Filling is fenced: a value read or loaded before a removal never comes back after it. Whoever intends to fill takes
 * the key's stamp before it reads or loads; {@link #put} refuses when a removal has moved the stamp since.
 */
public interface LocalTier {

    /** What is held, fresh or not; {@link Held#NOTHING} if nothing is. */
    Held get(String key);

    /** The key's stamp. It moves with each removal of the key (and, now and then, of another key). */
    long stamp(String key);

    /**
     * Moves the key's stamp and leaves what is held: loads under way will not be filled in.
     *
     * @return the new stamp
     */
    long fence(String key);

    /**
     * Holds a value unless the key's stamp has moved.
     *
     * @return whether the stamp had not moved
     */
    boolean put(String key, Held held, long stamp);

    /**
     * Holds a value unless the key's stamp has moved, and moves it: for a value that is newer than whatever was read or
     * loaded before.
     *
     * @return whether the stamp had not moved
     */
    boolean replace(String key, Held held, long stamp);

    /** Moves the stamp, then forgets the key: when this returns nobody finds the old value, nor fills it in again. */
    void remove(String key);

    /** {@link #remove} for all matching keys; moves the stamps of all keys. */
    void removeMatching(Predicate<String> keys);
}
