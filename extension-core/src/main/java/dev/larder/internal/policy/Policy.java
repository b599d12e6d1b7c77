package dev.larder.internal.policy;

import java.time.Duration;

import dev.larder.SingleFlight;
import dev.larder.Tier;

/**
 * How a cache behaves, all sources settled: {@code tier} and {@code singleFlight} are never {@code CONFIGURED}.
 *
 * @param enabled false: every call goes straight to the method
 * @param ttl more than zero
 * @param jitter from 0 to 0.5
 * @param negativeTtl zero: absent values are not remembered
 */
public record Policy(boolean enabled, Duration ttl, double jitter, Duration negativeTtl, Tier tier,
        SingleFlight singleFlight) {
}
