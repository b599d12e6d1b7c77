package dev.larder.internal.plan;

import dev.larder.SingleFlight;
import dev.larder.Tier;

/**
 * The policy as the annotation states it: texts that configuration may override, empty (or NaN, or {@code CONFIGURED})
 * where it says nothing.
 */
public record PolicyText(String ttl, double jitter, String negativeTtl, Tier tier, SingleFlight singleFlight,
        String staleGrace, String staleIfError, String refreshAhead, double earlyRefresh, String idle,
        String loadTimeout, String localTtl) {
}
