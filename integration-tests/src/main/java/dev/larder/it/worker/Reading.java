package dev.larder.it.worker;

/**
 * What the origin says of a key.
 *
 * @param version counts the origin's answers for the key
 */
public record Reading(String key, long version) {
}
