package dev.larder.internal.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.larder.SingleFlight;
import dev.larder.Tier;

/** Every key under {@code larder.} with what is allowed in it. */
final class Keys {

    static final String ROOT = "larder.";
    static final String CACHES = ROOT + "caches.";

    static final Rule JITTER = Rule.number("a number from 0 to 0.5", number -> number <= 0.5);
    static final Rule EARLY_REFRESH = Rule.number("a number from 0 to 10", number -> number <= 10);

    /** The keys of a cache, without {@code larder.caches."name".}. */
    static final Map<String, Rule> OF_CACHE = new LinkedHashMap<>();

    /** All other keys. */
    static final Map<String, Rule> FIXED = new LinkedHashMap<>();

    static {
        OF_CACHE.put("ttl", Rule.DURATION.orEmpty());
        OF_CACHE.put("jitter", JITTER.orEmpty());
        for (String key : List.of("negative-ttl", "idle", "local-ttl", "stale-grace", "stale-if-error", "error-pause",
                "refresh-ahead", "load-timeout")) {
            OF_CACHE.put(key, Rule.DURATION_OR_ZERO.orEmpty());
        }
        OF_CACHE.put("local-copy", Rule.SWITCH.orEmpty());
        OF_CACHE.put("early-refresh", EARLY_REFRESH.orEmpty());
        OF_CACHE.put("refresh",
                Rule.oneOf(RefreshPlace.AUTO, RefreshPlace.BACKGROUND, RefreshPlace.FOREGROUND).orEmpty());
        OF_CACHE.put("max-concurrent-loads", Rule.whole(0, 1_000_000).orEmpty());
        OF_CACHE.put("tier", Rule.oneOf(Tier.BOTH, Tier.LOCAL, Tier.REMOTE).orEmpty());
        OF_CACHE.put("single-flight",
                Rule.oneOf(SingleFlight.CLUSTER, SingleFlight.LOCAL, SingleFlight.NONE).orEmpty());
        OF_CACHE.forEach((key, rule) -> FIXED.put(ROOT + "defaults." + key, rule));
        OF_CACHE.put("enabled", Rule.SWITCH);

        FIXED.put("larder.enabled", Rule.SWITCH);
        FIXED.put("larder.prefix", Rule.TEXT);
        FIXED.put("larder.consistency", Rule.oneOf(Consistency.EVENTUAL, Consistency.STRICT));
        FIXED.put("larder.local.max-weight", Rule.size("", 0, Long.MAX_VALUE));
        FIXED.put("larder.local.max-lag", Rule.DURATION);
        FIXED.put("larder.local.trust", Rule.oneOf(LocalTrust.STRICT, LocalTrust.AVAILABILITY));
        FIXED.put("larder.max-value-size", Rule.size(", from 1K to 512M", 1L << 10, 512L << 20));
        FIXED.put("larder.waiters.max-wait", Rule.DURATION);
        FIXED.put("larder.waiters.max-per-key", Rule.whole(1, 1_000_000));
        FIXED.put("larder.refresh.max-concurrent", Rule.whole(1, 100_000));
        FIXED.put("larder.lease.duration", Rule.DURATION);
        FIXED.put("larder.lease.max-duration", Rule.DURATION);
        FIXED.put("larder.invalidation.on-failure", Rule.oneOf(OnFailure.LOG, OnFailure.THROW));
        FIXED.put("larder.invalidation.max-owed", Rule.whole(1, 1_000_000));
        FIXED.put("larder.write-behind.worker", Rule.SWITCH);
        FIXED.put("larder.write-behind.partitions", Rule.whole(1, 256));
        FIXED.put("larder.write-behind.max-backlog", Rule.whole(1, 100_000_000));
        FIXED.put("larder.write-behind.max-wait", Rule.DURATION);
        FIXED.put("larder.write-behind.lease", Rule.DURATION);
        FIXED.put("larder.write-behind.drain-timeout", Rule.DURATION_OR_ZERO);
        FIXED.put("larder.write-behind.max-attempts", Rule.whole(1, 1_000));
        FIXED.put("larder.write-behind.retry.min-backoff", Rule.DURATION);
        FIXED.put("larder.write-behind.retry.max-backoff", Rule.DURATION);
        FIXED.put("larder.write-behind.require-durable", Rule.SWITCH);
        FIXED.put("larder.write-behind.on-unavailable", Rule.oneOf(OnUnavailable.WRITE_THROUGH, OnUnavailable.FAIL));
        FIXED.put("larder.redis.hosts", Rule.TEXT);
        FIXED.put("larder.redis.client-name", Rule.TEXT);
        FIXED.put("larder.redis.connections", Rule.whole(1, 16));
        FIXED.put("larder.redis.deadline", Rule.DURATION);
        FIXED.put("larder.redis.max-queued", Rule.whole(1, 1_000_000));
        FIXED.put("larder.redis.reconnect.min-backoff", Rule.DURATION);
        FIXED.put("larder.redis.reconnect.max-backoff", Rule.DURATION);
        FIXED.put("larder.redis.breaker.enabled", Rule.SWITCH);
        FIXED.put("larder.redis.breaker.window", Rule.whole(1, 10_000));
        FIXED.put("larder.redis.breaker.failure-ratio",
                Rule.number("a number of more than 0, up to 1", number -> number > 0 && number <= 1));
        FIXED.put("larder.redis.breaker.open", Rule.DURATION);
        FIXED.put("larder.redis.breaker.max-open", Rule.DURATION);
    }

    private Keys() {
    }

    /** What is allowed in a key, if it is one. */
    static Optional<Rule> ruleOf(String key) {
        Rule fixed = FIXED.get(key);
        return fixed != null ? Optional.of(fixed) : CacheKey.parse(key).flatMap(CacheKey::rule);
    }

    /** How a key of a cache is written: the name stands in quotes, as it may hold dots. */
    static String ofCache(String cache, String member) {
        return CACHES + '"' + cache + "\"." + member;
    }
}
