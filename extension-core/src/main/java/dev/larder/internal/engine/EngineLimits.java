package dev.larder.internal.engine;

import java.time.Duration;

/**
 * What bounds the engine.
 *
 * @param maxWait a call waits this long for the load of another before it loads for itself
 * @param maxWaitersPerKey calls beyond it load for themselves
 * @param patience an answer of the remote tier that is this late is no longer waited for, whatever the tier's own
 *        deadline does; longer than that deadline
 */
public record EngineLimits(Duration maxWait, int maxWaitersPerKey, Duration patience) {
}
