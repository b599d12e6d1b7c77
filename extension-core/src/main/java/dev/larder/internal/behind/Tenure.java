package dev.larder.internal.behind;

/**
 * The ownership of a partition.
 *
 * @param epoch greater than those of all owners before; who stores what was applied can tell by it that another owner came since
 * @param bounds that the owner before has left
 */
record Tenure(long epoch, Bounds bounds) {
}
