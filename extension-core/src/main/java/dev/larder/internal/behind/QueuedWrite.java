package dev.larder.internal.behind;

/**
 * A write as it waits in a partition.
 *
 * @param sequence orders the writes of a partition
 * @param key of the entry it is about: the writes of one key are applied in order
 * @param removes whether it is a removal
 * @param valued whether the entry holds what was written; if not, it is removed once more when the write was applied
 * @param call as it was recorded; not copied
 */
public record QueuedWrite(long sequence, String key, boolean removes, boolean valued, byte[] call) {
}
