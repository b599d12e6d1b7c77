package dev.larder;

import java.time.Instant;

/**
 * An accepted write that could not be applied.
 *
 * @param key without the application's prefix, as {@link Key#toString()} gives it
 * @param method as texts name it: {@code shop.Views.save(java.lang.String)}
 * @param reason why: the class and the text of what was thrown, which may quote values
 * @param attempts how often it was tried
 * @param at when it was given up
 * @param heldBack whether it only waits behind an earlier one with its key
 */
public record DeadLetter(WriteId id, String key, String method, String reason, int attempts, Instant at,
        boolean heldBack) {
}
