package dev.larder.internal.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

import dev.larder.SingleFlight;
import dev.larder.Tier;
import dev.larder.internal.plan.PolicyText;
import dev.larder.internal.policy.Policy;
import dev.larder.internal.policy.Policy.Lifetime;
import dev.larder.internal.policy.Policy.Renewal;
import dev.larder.internal.policy.Policy.Staleness;

/**
 * Settles the policy of a cache. What {@code larder.caches."name".*} says wins over the annotation, which wins over
 * {@code larder.defaults.*}.
 */
public final class PolicyResolver {

    /** What holds if nobody says anything. */
    public static final Policy BUILT_IN = new Policy(true, Tier.BOTH, SingleFlight.CLUSTER,
            new Lifetime(Duration.ofMinutes(5), 0.1, Duration.ofSeconds(30), Duration.ZERO, Duration.ZERO),
            new Staleness(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1)),
            new Renewal(Duration.ZERO, 0, Duration.ZERO, true), 0, false);

    /** What came of it. */
    public sealed interface Outcome {

        record Settled(Policy policy) implements Outcome {
        }

        /**
         * @param problems a line each: where, the value, what is allowed
         */
        record Refused(List<String> problems) implements Outcome {
        }
    }

    private final LarderSettings settings;
    private final Expressions expressions;

    /**
     * @param lookup the value of a configuration key, for <code>${key:default}</code> in annotations
     */
    public PolicyResolver(LarderSettings settings, Function<String, Optional<String>> lookup) {
        this.settings = settings;
        this.expressions = new Expressions(lookup);
    }

    /**
     * @param text what the annotation says
     * @param needsCall whether the method can run within a call only
     * @param where the annotation stands, as in {@code shop.Catalog#find}, for messages
     */
    public Outcome resolve(PolicyText text, boolean needsCall, String cache, String where) {
        Sources sources = new Sources(settings, cache);
        AnnotationReader annotation = new AnnotationReader(expressions, where + ": @Cached");
        Lifetime lifetime = lifetime(text, sources, annotation);
        Staleness staleness = staleness(text, sources, annotation);
        Renewal renewal = renewal(text, needsCall, sources, annotation);
        Tier tier = sources.first(PolicySettings::tier, Optional.of(text.tier()).filter(set -> set != Tier.CONFIGURED),
                BUILT_IN.tier());
        SingleFlight singleFlight = sources.first(PolicySettings::singleFlight,
                Optional.of(text.singleFlight()).filter(set -> set != SingleFlight.CONFIGURED),
                BUILT_IN.singleFlight());
        int maxConcurrentLoads = sources.first(settings -> boxed(settings.maxConcurrentLoads()), Optional.empty(),
                BUILT_IN.maxConcurrentLoads());
        boolean localCopy = sources.first(PolicySettings::localCopy, Optional.empty(), BUILT_IN.localCopy());
        List<String> problems = new ArrayList<>(annotation.problems());
        if (problems.isEmpty() && renewal.ahead().compareTo(lifetime.ttl()) >= 0) {
            problems.add(
                    "%s: cache %s: refresh-ahead = '%s': allowed: less than the ttl, which is '%s'".formatted(where,
                            cache, renewal.ahead(), lifetime.ttl()));
        }
        return problems.isEmpty()
                ? new Outcome.Settled(new Policy(sources.enabled(), tier, settled(singleFlight, tier), lifetime,
                        staleness, renewal, maxConcurrentLoads, localCopy))
                : new Outcome.Refused(problems);
    }

    private static Lifetime lifetime(PolicyText text, Sources sources, AnnotationReader annotation) {
        Lifetime builtIn = BUILT_IN.lifetime();
        return new Lifetime(
                sources.first(PolicySettings::ttl,
                        annotation.duration("ttl", text.ttl(), Rule.DURATION, found -> !found.isZero()), builtIn.ttl()),
                sources.first(settings -> boxed(settings.jitter()),
                        annotation.number("jitter", text.jitter(), 0.5, Keys.JITTER), builtIn.jitter()),
                sources.first(PolicySettings::negativeTtl, annotation.duration("negativeTtl", text.negativeTtl()),
                        builtIn.negativeTtl()),
                sources.first(PolicySettings::idle, annotation.duration("idle", text.idle()), builtIn.idle()),
                sources.first(PolicySettings::localTtl, annotation.duration("localTtl", text.localTtl()),
                        builtIn.localTtl()));
    }

    private static Staleness staleness(PolicyText text, Sources sources, AnnotationReader annotation) {
        Staleness builtIn = BUILT_IN.staleness();
        return new Staleness(
                sources.first(PolicySettings::staleGrace, annotation.duration("staleGrace", text.staleGrace()),
                        builtIn.grace()),
                sources.first(PolicySettings::staleIfError, annotation.duration("staleIfError", text.staleIfError()),
                        builtIn.ifError()),
                sources.first(PolicySettings::errorPause, Optional.empty(), builtIn.errorPause()));
    }

    private static Renewal renewal(PolicyText text, boolean needsCall, Sources sources,
            AnnotationReader annotation) {
        Renewal builtIn = BUILT_IN.renewal();
        RefreshPlace place = sources.first(PolicySettings::refresh, Optional.empty(), RefreshPlace.AUTO);
        return new Renewal(
                sources.first(PolicySettings::refreshAhead, annotation.duration("refreshAhead", text.refreshAhead()),
                        builtIn.ahead()),
                sources.first(settings -> boxed(settings.earlyRefresh()),
                        annotation.number("earlyRefresh", text.earlyRefresh(), 10, Keys.EARLY_REFRESH),
                        builtIn.early()),
                sources.first(PolicySettings::loadTimeout, annotation.duration("loadTimeout", text.loadTimeout()),
                        builtIn.loadTimeout()),
                place == RefreshPlace.AUTO ? !needsCall : place == RefreshPlace.BACKGROUND);
    }

    /** Where nothing leaves the process, there is nothing to agree on with other processes. */
    private static SingleFlight settled(SingleFlight singleFlight, Tier tier) {
        return tier == Tier.LOCAL && singleFlight == SingleFlight.CLUSTER ? SingleFlight.LOCAL : singleFlight;
    }

    private static Optional<Double> boxed(OptionalDouble number) {
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    /** What configuration says of a cache, and of all caches. */
    private static final class Sources {

        private final LarderSettings settings;
        private final Optional<CacheSettings> own;

        Sources(LarderSettings settings, String cache) {
            this.settings = settings;
            this.own = Optional.ofNullable(settings.caches().get(cache));
        }

        <T> T first(Function<PolicySettings, Optional<T>> setting, Optional<T> annotation, T builtIn) {
            return own.flatMap(setting).or(() -> annotation).or(() -> setting.apply(settings.defaults()))
                    .orElse(builtIn);
        }

        boolean enabled() {
            return settings.enabled() && own.map(CacheSettings::enabled).orElse(true);
        }
    }
}
