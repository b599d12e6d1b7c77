package dev.larder.it.behind;

import org.jspecify.annotations.Nullable;

/**
 * A row as the database holds it.
 *
 * @param version of the last write
 * @param text null if that removed it
 */
public record Stored(long version, @Nullable String text) {
}
