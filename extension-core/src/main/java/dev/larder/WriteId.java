package dev.larder;

/**
 * Names an accepted write for good. Within a partition a later write has a greater sequence, and whoever takes over the
 * partition a greater epoch: a batch that keeps both in its own transaction is applied exactly once.
 *
 * @param epoch of the worker that applies it
 */
public record WriteId(String queue, int partition, long sequence, long epoch) {
}
