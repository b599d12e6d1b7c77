package dev.larder.it.behind;

import dev.larder.WriteId;

/**
 * So many views more.
 *
 * @param marks of the calls, each a hash sign and a number
 */
public record Viewed(String item, long views, String marks, WriteId id) {
}
