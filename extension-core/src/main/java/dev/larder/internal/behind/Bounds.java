package dev.larder.internal.behind;

/**
 * How far a partition is being applied. Both stand in Redis before a write is applied, so that whoever goes on after a crash
 * forms the very same batches: what counts what it has applied by its sequence can then tell.
 *
 * @param window the writes up to this sequence are combined with each other, and with none after it
 * @param upto of those, what has come to this sequence when it is combined is applied next
 */
record Bounds(long window, long upto) {

    static final Bounds NONE = new Bounds(0, 0);
}
