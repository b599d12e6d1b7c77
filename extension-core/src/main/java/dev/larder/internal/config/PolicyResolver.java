package dev.larder.internal.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.larder.SingleFlight;
import dev.larder.Tier;
import dev.larder.internal.plan.PolicyText;
import dev.larder.internal.policy.DurationText;
import dev.larder.internal.policy.Policy;

/**
 * Settles the policy of a cache. What {@code larder.caches."name".*} says wins over the annotation, which wins over
 * {@code larder.defaults.*}.
 */
public final class PolicyResolver {

    /** What holds if nobody says anything. */
    public static final Policy BUILT_IN = new Policy(true, Duration.ofMinutes(5), 0.1, Duration.ofSeconds(30),
            Tier.BOTH, SingleFlight.LOCAL);

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
     * @param where the annotation stands, as in {@code shop.Catalog#find}, for messages
     */
    public Outcome resolve(PolicyText text, String cache, String where) {
        PolicySettings defaults = settings.defaults();
        @Nullable
        CacheSettings own = settings.caches().get(cache);
        Problems problems = new Problems(where + ": @Cached ");

        Duration ttl = first(own == null ? Optional.empty() : own.ttl(),
                problems.duration("ttl", text.ttl(), Rule.DURATION, found -> !found.isZero()), defaults.ttl(),
                BUILT_IN.ttl());
        Duration negativeTtl = first(own == null ? Optional.empty() : own.negativeTtl(),
                problems.duration("negativeTtl", text.negativeTtl(), Rule.DURATION_OR_ZERO, found -> true),
                defaults.negativeTtl(), BUILT_IN.negativeTtl());
        double jitter = first(own == null || own.jitter().isEmpty() ? Optional.empty()
                : Optional.of(own.jitter().getAsDouble()),
                problems.jitter(text.jitter()),
                defaults.jitter().isEmpty() ? Optional.empty() : Optional.of(defaults.jitter().getAsDouble()),
                BUILT_IN.jitter());
        Tier tier = first(own == null ? Optional.empty() : own.tier(),
                Optional.of(text.tier()).filter(set -> set != Tier.CONFIGURED), defaults.tier(), BUILT_IN.tier());
        SingleFlight singleFlight = first(own == null ? Optional.empty() : own.singleFlight(),
                Optional.of(text.singleFlight()).filter(set -> set != SingleFlight.CONFIGURED),
                defaults.singleFlight(), BUILT_IN.singleFlight());

        if (!problems.lines.isEmpty()) {
            return new Outcome.Refused(problems.lines);
        }
        boolean enabled = settings.enabled() && (own == null || own.enabled());
        return new Outcome.Settled(new Policy(enabled, ttl, jitter, negativeTtl, tier, singleFlight));
    }

    private static <T> T first(Optional<T> own, Optional<T> annotation, Optional<T> defaults, T builtIn) {
        return own.or(() -> annotation).or(() -> defaults).orElse(builtIn);
    }

    /** Reads what the annotation says, and notes what cannot be read. */
    private final class Problems {

        private final String place;
        private final List<String> lines = new ArrayList<>();

        private Problems(String place) {
            this.place = place;
        }

        private Optional<Duration> duration(String member, String text, Rule rule, Predicate<Duration> range) {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            Expressions.Outcome outcome = expressions.expand(text);
            if (outcome instanceof Expressions.Outcome.Missing missing) {
                lines.add("%s%s = '%s': %s".formatted(place, member, text, missing.message()));
                return Optional.empty();
            }
            String expanded = ((Expressions.Outcome.Expanded) outcome).text();
            if (DurationText.parse(expanded.strip()) instanceof DurationText.Parsed parsed
                    && range.test(parsed.duration())) {
                return Optional.of(parsed.duration());
            }
            String shown = expanded.equals(text) ? text : text + "' which is '" + expanded;
            lines.add(SettingsRules.line(place + member, shown, rule.allowed()));
            return Optional.empty();
        }

        private Optional<Double> jitter(double jitter) {
            if (Double.isNaN(jitter)) {
                return Optional.empty();
            }
            if (!(jitter >= 0 && jitter <= 0.5)) {
                lines.add(SettingsRules.line(place + "jitter", String.valueOf(jitter), Keys.JITTER.allowed()));
            }
            return Optional.of(jitter);
        }
    }
}
