package dev.larder.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.larder.SingleFlight;
import dev.larder.Tier;
import dev.larder.internal.config.PolicyResolver.Outcome;
import dev.larder.internal.plan.PolicyText;
import dev.larder.internal.policy.Policy;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class PolicyResolverTest {

    private static final PolicyText SILENT = new PolicyText("", Double.NaN, "", Tier.CONFIGURED,
            SingleFlight.CONFIGURED);
    private static final PolicyText ANNOTATED = new PolicyText("1h", 0.2, "1m", Tier.REMOTE, SingleFlight.NONE);
    private static final Map<String, String> DEFAULTS = Map.of("larder.defaults.ttl", "2h", "larder.defaults.jitter",
            "0.3", "larder.defaults.negative-ttl", "0s", "larder.defaults.tier", "local",
            "larder.defaults.single-flight", "none");
    private static final Map<String, String> OWN = Map.of("larder.caches.\"a.b\".ttl", "3h",
            "larder.caches.\"a.b\".jitter", "0", "larder.caches.\"a.b\".negative-ttl", "3m",
            "larder.caches.\"a.b\".tier", "both", "larder.caches.\"a.b\".single-flight", "local");

    @Test
    void ifNobodySaysAnythingTheBuiltInPolicyHolds() {
        assertThat(resolve(Map.of(), SILENT)).isEqualTo(new Outcome.Settled(new Policy(true, Duration.ofMinutes(5), 0.1,
                Duration.ofSeconds(30), Tier.BOTH, SingleFlight.LOCAL)));
    }

    @Test
    void theDefaultsWinOverTheBuiltInPolicy() {
        assertThat(resolve(DEFAULTS, SILENT)).isEqualTo(new Outcome.Settled(
                new Policy(true, Duration.ofHours(2), 0.3, Duration.ZERO, Tier.LOCAL, SingleFlight.NONE)));
    }

    @Test
    void theAnnotationWinsOverTheDefaults() {
        assertThat(resolve(DEFAULTS, ANNOTATED)).isEqualTo(new Outcome.Settled(
                new Policy(true, Duration.ofHours(1), 0.2, Duration.ofMinutes(1), Tier.REMOTE, SingleFlight.NONE)));
    }

    @Test
    void theKeysOfTheCacheWinOverTheAnnotation() {
        Map<String, String> both = new HashMap<>(DEFAULTS);
        both.putAll(OWN);
        assertThat(resolve(both, ANNOTATED)).isEqualTo(new Outcome.Settled(
                new Policy(true, Duration.ofHours(3), 0, Duration.ofMinutes(3), Tier.BOTH, SingleFlight.LOCAL)));
    }

    @Test
    void eachMemberIsSettledByItself() {
        assertThat(resolve(Map.of("larder.caches.\"a.b\".ttl", "3h", "larder.defaults.tier", "local"),
                new PolicyText("1h", 0.2, "", Tier.CONFIGURED, SingleFlight.CONFIGURED)))
                .isEqualTo(new Outcome.Settled(new Policy(true, Duration.ofHours(3), 0.2, Duration.ofSeconds(30),
                        Tier.LOCAL, SingleFlight.LOCAL)));
    }

    @Test
    void theKeysOfAnotherCacheHaveNoSay() {
        assertThat(resolve(Map.of("larder.caches.other.ttl", "3h", "larder.caches.other.enabled", "false"), SILENT))
                .isEqualTo(new Outcome.Settled(PolicyResolver.BUILT_IN));
    }

    @Test
    void theCacheOrAllOfLarderCanBeSwitchedOff() {
        for (String key : List.of("larder.enabled", "larder.caches.\"a.b\".enabled")) {
            assertThat(resolve(Map.of(key, "false"), SILENT)).isInstanceOfSatisfying(Outcome.Settled.class,
                    settled -> assertThat(settled.policy().enabled()).isFalse());
        }
        assertThat(resolve(Map.of("larder.enabled", "false", "larder.caches.\"a.b\".enabled", "true"), SILENT))
                .isInstanceOfSatisfying(Outcome.Settled.class,
                        settled -> assertThat(settled.policy().enabled()).isFalse());
    }

    @Test
    void expressionsInTheAnnotationAreExpanded() {
        Map<String, Duration> expected = Map.of("${shop.ttl}", Duration.ofMinutes(9), "${no:8m}", Duration.ofMinutes(8),
                "${no:${shop.ttl}}", Duration.ofMinutes(9), "${shop.number}s", Duration.ofSeconds(4),
                "${no:PT1M}", Duration.ofMinutes(1));
        expected.forEach((text, ttl) -> assertThat(resolve(Map.of(), annotated(text))).as(text)
                .isInstanceOfSatisfying(Outcome.Settled.class,
                        settled -> assertThat(settled.policy().ttl()).isEqualTo(ttl)));
    }

    @Test
    void allThatTheAnnotationSaysWrongIsToldAtOnce() {
        String forms = "a whole number with ms, s, m, h or d behind it, such as 500ms, 30s or 7d, or ISO-8601, such as"
                + " PT1M30S";
        assertThat(resolve(Map.of(), new PolicyText("0s", 0.7, "soon", Tier.BOTH, SingleFlight.LOCAL)))
                .isEqualTo(new Outcome.Refused(List.of(
                        "shop.Catalog#find: @Cached ttl = '0s': allowed: a duration of more than zero: " + forms,
                        "shop.Catalog#find: @Cached negativeTtl = 'soon': allowed: a duration: " + forms,
                        "shop.Catalog#find: @Cached jitter = '0.7': allowed: a number from 0 to 0.5")));
    }

    @Test
    void anExpressionThatGivesNoDurationIsToldWithWhatItGave() {
        assertThat(problem("${shop.word}")).startsWith(
                "shop.Catalog#find: @Cached ttl = '${shop.word}' which is 'soon': allowed: a duration of more than zero");
        assertThat(problem("${a.b}")).isEqualTo("shop.Catalog#find: @Cached ttl = '${a.b}': the key a.b has no value;"
                + " set it, or give a default as in ${a.b:5m}");
        assertThat(problem("${a.b")).isEqualTo("shop.Catalog#find: @Cached ttl = '${a.b': the expression is not closed"
                + " or not complete: allowed: ${key} or ${key:default}");
    }

    @Test
    void aWrongAnnotationIsToldEvenIfConfigurationOverridesIt() {
        assertThat(resolve(OWN, annotated("soon"))).isInstanceOf(Outcome.Refused.class);
    }

    private static String problem(String ttl) {
        Outcome outcome = resolve(Map.of(), annotated(ttl));
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).problems().get(0);
    }

    private static PolicyText annotated(String ttl) {
        return new PolicyText(ttl, Double.NaN, "", Tier.CONFIGURED, SingleFlight.CONFIGURED);
    }

    private static Outcome resolve(Map<String, String> values, PolicyText text) {
        LarderSettings settings = SettingsLoader.load(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100)).build());
        Map<String, String> shop = Map.of("shop.ttl", "9m", "shop.number", "4", "shop.word", "soon");
        return new PolicyResolver(settings, key -> Optional.ofNullable(shop.get(key))).resolve(text, "a.b",
                "shop.Catalog#find");
    }
}
