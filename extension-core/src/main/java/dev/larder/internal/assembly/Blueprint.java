package dev.larder.internal.assembly;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.larder.Tier;
import dev.larder.internal.codec.CodecLimits;
import dev.larder.internal.coherence.Names;
import dev.larder.internal.coherence.View;
import dev.larder.internal.config.Consistency;
import dev.larder.internal.config.LarderSettings;
import dev.larder.internal.config.LocalTrust;
import dev.larder.internal.config.OnFailure;
import dev.larder.internal.config.PolicyResolver;
import dev.larder.internal.config.RedisSettings;
import dev.larder.internal.config.SettingsException;
import dev.larder.internal.config.UnknownKeys;
import dev.larder.internal.engine.EngineLimits;
import dev.larder.internal.key.KeyPrefix;
import dev.larder.internal.plan.MethodPlan;
import dev.larder.internal.plan.Plans;
import dev.larder.internal.policy.Policy;
import dev.larder.internal.redis.Breaker;
import dev.larder.internal.redis.vertx.Settings;

/** What plans and settings come to, with everything that is wrong with them found at once. */
public final class Blueprint {

    /** How much longer than Redis' own deadline a waiting thread gives it. */
    private static final Duration GRACE = Duration.ofMillis(50);

    /** The clocks of two servers of a cluster differ by less. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private static final int JSON_DEPTH = CodecLimits.DEFAULT.maxDepth();

    private final LarderSettings settings;
    private final List<MethodPlan> plans;
    private final Map<MethodPlan, Policy> policies = new HashMap<>();
    private final QueueTerms queues;
    private final KeyPrefix prefix;

    /**
     * @param applicationName the prefix of keys if the settings name none
     * @param lookup the value of a configuration key
     * @throws SettingsException naming all that is wrong
     */
    public Blueprint(LarderSettings settings, Plans all, String applicationName,
            Function<String, Optional<String>> lookup) {
        this.settings = settings;
        this.plans = all.cached();
        List<String> problems = new ArrayList<>();
        PolicyResolver resolver = new PolicyResolver(settings, lookup);
        for (MethodPlan plan : plans) {
            PolicyResolver.Outcome outcome = resolver.resolve(plan.policy(), plan.needsCall(), plan.cache(),
                    plan.describe());
            if (outcome instanceof PolicyResolver.Outcome.Settled settled) {
                policies.put(plan, settled.policy());
            } else {
                problems.addAll(((PolicyResolver.Outcome.Refused) outcome).problems());
            }
        }
        queues = new QueueTerms(settings, all.queues(), lookup);
        problems.addAll(queues.problems());
        String text = settings.prefix().orElse(applicationName);
        KeyPrefix.Outcome parsed = KeyPrefix.parse(text);
        if (parsed instanceof KeyPrefix.Refused refused) {
            problems.add("larder.prefix = '%s': %s".formatted(text, refused.message()));
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        prefix = ((KeyPrefix.Accepted) parsed).prefix();
    }

    public Policy policy(MethodPlan plan) {
        return Objects.requireNonNull(policies.get(plan), () -> "no policy for " + plan.describe());
    }

    /** What holds for calls whose methods run later. */
    public QueueTerms queues() {
        return queues;
    }

    /** Whether some cache that is on keeps entries in Redis, or calls wait there. */
    public boolean needsRedis() {
        return queues.needRedis()
                || policies.values().stream().anyMatch(policy -> policy.enabled() && policy.tier() != Tier.LOCAL);
    }

    /** Whether some method waits while another process loads, and so must be told when it is done. */
    public boolean waitsForOthers() {
        return policies.values().stream().anyMatch(policy -> policy.enabled() && policy.waitsForOthers());
    }

    /** The channel on which processes tell each other of filled keys; no key is written so. */
    public String channel() {
        return prefix.text() + ":%filled";
    }

    public Names news() {
        return Names.of(prefix.text());
    }

    /** Whether who invalidates is thrown an exception when Redis does not take it. */
    public boolean failsLoudly() {
        return settings.invalidation().onFailure() == OnFailure.THROW;
    }

    public Duration maxLag() {
        return settings.local().maxLag();
    }

    /** How long memory may be trusted, as nothing has been heard yet. */
    public View view(long now) {
        return settings.local().trust() == LocalTrust.STRICT ? new View(maxLag(), now) : View.always();
    }

    /** No entry is there for longer after its load began. */
    public Duration longestLife() {
        return Stream.concat(policies.values().stream().map(Blueprint::longestLife), queues.lives())
                .max(Comparator.naturalOrder()).orElse(Duration.ZERO)
                .plus(settings.lease().maxDuration()).plus(CLOCKS_APART);
    }

    private static Duration longestLife(Policy policy) {
        Policy.Lifetime lifetime = policy.lifetime();
        Duration ttl = lifetime.ttl().compareTo(lifetime.negativeTtl()) > 0 ? lifetime.ttl() : lifetime.negativeTtl();
        return ttl.multipliedBy(2).plus(policy.staleness().kept()).plus(lifetime.idle());
    }

    public KeyPrefix prefix() {
        return prefix;
    }

    public long maxLocalWeight() {
        return settings.local().maxWeight().bytes();
    }

    /** Whether the keys that a transaction changes are fenced before it commits. */
    public boolean fencesCommits() {
        return settings.consistency() == Consistency.STRICT;
    }

    public EngineLimits engineLimits() {
        return new EngineLimits(settings.waiters().maxWait(), settings.waiters().maxPerKey(), maxRefreshes(),
                leaseDuration(), settings.lease().maxDuration(), settings.redis().deadline().plus(GRACE),
                settings.invalidation().maxOwed());
    }

    /** How long a lease in Redis lives unless it is extended. */
    private Duration leaseDuration() {
        return settings.lease().duration();
    }

    /** How many values may be refreshed at once in this process. */
    private int maxRefreshes() {
        return settings.refresh().maxConcurrent();
    }

    public CodecLimits codecLimits() {
        return new CodecLimits((int) Math.min(Integer.MAX_VALUE, settings.maxValueSize().bytes()), JSON_DEPTH);
    }

    public Settings connections() {
        RedisSettings redis = settings.redis();
        return new Settings(redis.connections(), redis.deadline(), redis.maxQueued(), redis.reconnect().minBackoff(),
                redis.reconnect().maxBackoff());
    }

    /** Empty if every command is to be tried. */
    public Optional<Breaker.Settings> breaker() {
        RedisSettings.BreakerSettings breaker = settings.redis().breaker();
        if (!breaker.enabled()) {
            return Optional.empty();
        }
        int minimum = Math.max(1, breaker.window() / 5);
        return Optional.of(new Breaker.Settings(breaker.window(), minimum, breaker.failureRatio(),
                settings.redis().deadline(), breaker.failureRatio(), breaker.open(), breaker.maxOpen()));
    }

    /** A line for each cache whose {@code load-timeout} no load can be bound by. */
    public List<String> timeoutsWithoutUse() {
        List<String> lines = new ArrayList<>();
        plans.forEach(plan -> withoutUse(plan, policy(plan))
                .ifPresent(why -> lines.add("load-timeout of " + plan.describe() + " is not used: " + why)));
        return lines;
    }

    private static Optional<String> withoutUse(MethodPlan plan, Policy policy) {
        if (!policy.enabled() || policy.renewal().loadTimeout().isZero()) {
            return Optional.empty();
        }
        if (policy.staleness().kept().isZero()) {
            return Optional.of("there is no old value to answer with; set stale-grace or stale-if-error");
        }
        if (plan.readsAmbient()) {
            return Optional.of("its key holds an ambient value, so it loads within the call");
        }
        return policy.renewal().inBackground() ? Optional.empty()
                : Optional.of("it loads within the call: refresh is foreground, or the method needs its call");
    }

    /**
     * A line for each key under {@code larder.} that nothing reads.
     *
     * @param alsoKnown keys that the container reads
     */
    public List<String> unknownKeys(Iterable<String> names, Collection<String> alsoKnown) {
        Set<String> caches = new TreeSet<>();
        plans.forEach(plan -> caches.add(plan.cache()));
        return UnknownKeys.find(names, caches, alsoKnown);
    }
}
