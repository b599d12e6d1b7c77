package dev.larder.internal.config;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
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
import dev.larder.internal.policy.Policy.Lifetime;
import dev.larder.internal.policy.Policy.Renewal;
import dev.larder.internal.policy.Policy.Staleness;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class PolicyResolverTest {

    private static final PolicyText SILENT = new PolicyText("", Double.NaN, "", Tier.CONFIGURED,
            SingleFlight.CONFIGURED, "", "", "", Double.NaN, "", "", "");
    private static final PolicyText ANNOTATED = new PolicyText("1h", 0.2, "1m", Tier.REMOTE, SingleFlight.NONE, "11m",
            "12m", "13m", 1, "14m", "15m", "16m");
    private static final Policy OF_ANNOTATION = policy(Tier.REMOTE, SingleFlight.NONE,
            new Lifetime(ofHours(1), 0.2, ofMinutes(1), ofMinutes(14), ofMinutes(16)),
            new Staleness(ofMinutes(11), ofMinutes(12), ofSeconds(22)),
            new Renewal(ofMinutes(13), 1, ofMinutes(15), false), 7, true);
    private static final Map<String, String> DEFAULTS = settings("larder.defaults.", "ttl", "2h", "jitter", "0.3",
            "negative-ttl", "0s", "tier", "local", "single-flight", "none", "stale-grace", "20m", "stale-if-error",
            "21m",
            "error-pause", "22s", "refresh-ahead", "23m", "early-refresh", "2.5", "idle", "24m", "load-timeout", "25m",
            "local-ttl", "26m", "max-concurrent-loads", "7", "refresh", "foreground", "local-copy", "true");
    private static final Map<String, String> OWN = settings("larder.caches.\"a.b\".", "ttl", "3h", "jitter", "0",
            "negative-ttl", "3m", "tier", "both", "single-flight", "cluster", "stale-grace", "30m", "stale-if-error",
            "31m", "error-pause", "32s", "refresh-ahead", "33m", "early-refresh", "3", "idle", "34m", "load-timeout",
            "35m", "local-ttl", "36m", "max-concurrent-loads", "0", "refresh", "background", "local-copy", "false");

    @Test
    void ifNobodySaysAnythingTheBuiltInPolicyHolds() {
        assertThat(resolve(Map.of(), SILENT)).isEqualTo(settled(policy(Tier.BOTH, SingleFlight.CLUSTER,
                new Lifetime(ofMinutes(5), 0.1, ofSeconds(30), ZERO, ZERO), new Staleness(ZERO, ZERO, ofSeconds(1)),
                new Renewal(ZERO, 0, ZERO, true), 0, false)));
    }

    @Test
    void theDefaultsWinOverTheBuiltInPolicy() {
        assertThat(resolve(DEFAULTS, SILENT)).isEqualTo(settled(policy(Tier.LOCAL, SingleFlight.NONE,
                new Lifetime(ofHours(2), 0.3, ZERO, ofMinutes(24), ofMinutes(26)),
                new Staleness(ofMinutes(20), ofMinutes(21), ofSeconds(22)),
                new Renewal(ofMinutes(23), 2.5, ofMinutes(25), false), 7, true)));
    }

    @Test
    void theAnnotationWinsOverTheDefaults() {
        assertThat(resolve(DEFAULTS, ANNOTATED)).isEqualTo(settled(OF_ANNOTATION));
    }

    @Test
    void theKeysOfTheCacheWinOverTheAnnotation() {
        Map<String, String> both = new HashMap<>(DEFAULTS);
        both.putAll(OWN);
        assertThat(resolve(both, ANNOTATED)).isEqualTo(settled(policy(Tier.BOTH, SingleFlight.CLUSTER,
                new Lifetime(ofHours(3), 0, ofMinutes(3), ofMinutes(34), ofMinutes(36)),
                new Staleness(ofMinutes(30), ofMinutes(31), ofSeconds(32)),
                new Renewal(ofMinutes(33), 3, ofMinutes(35), true), 0, false)));
    }

    @Test
    void eachMemberIsSettledByItself() {
        assertThat(policy(Map.of("larder.caches.\"a.b\".ttl", "3h", "larder.defaults.tier", "remote",
                "larder.defaults.idle", "2m"), annotated("1h")))
                .isEqualTo(policy(Tier.REMOTE, SingleFlight.CLUSTER,
                        new Lifetime(ofHours(3), 0.1, ofSeconds(30), ofMinutes(2), ZERO),
                        PolicyResolver.BUILT_IN.staleness(), PolicyResolver.BUILT_IN.renewal(), 0, false));
    }

    @Test
    void inMemoryAloneOneCallOfEachProcessLoads() {
        assertThat(policy(Map.of("larder.defaults.tier", "local"), SILENT).singleFlight())
                .isEqualTo(SingleFlight.LOCAL);
        assertThat(policy(Map.of("larder.defaults.tier", "local", "larder.defaults.single-flight", "none"), SILENT)
                .singleFlight()).isEqualTo(SingleFlight.NONE);
    }

    @Test
    void whatNeedsARequestIsRefreshedByTheCallUnlessConfigurationKnowsBetter() {
        assertThat(inBackground(Map.of(), true)).isFalse();
        assertThat(inBackground(Map.of("larder.defaults.refresh", "auto"), true)).isFalse();
        assertThat(inBackground(Map.of("larder.defaults.refresh", "background"), true)).isTrue();
        assertThat(inBackground(Map.of("larder.caches.\"a.b\".refresh", "foreground"), false)).isFalse();
        assertThat(inBackground(Map.of("larder.caches.\"a.b\".refresh", "auto", "larder.defaults.refresh",
                "foreground"), false)).isTrue();
    }

    @Test
    void refreshingAheadByTheWholeTtlOrMoreIsRefused() {
        assertThat(resolve(Map.of("larder.defaults.refresh-ahead", "5m"), SILENT))
                .isEqualTo(new Outcome.Refused(List.of("shop.Catalog#find: cache a.b: refresh-ahead = 'PT5M': allowed:"
                        + " less than the ttl, which is 'PT5M'")));
        assertThat(policy(Map.of("larder.defaults.refresh-ahead", "299999ms"), SILENT).renewal().ahead())
                .isEqualTo(Duration.ofMillis(299_999));
    }

    @Test
    void anOldValueIsKeptForTheLongerOfItsWindows() {
        assertThat(policy(Map.of("larder.defaults.stale-grace", "2m", "larder.defaults.stale-if-error", "1m"), SILENT)
                .staleness().kept()).isEqualTo(ofMinutes(2));
        assertThat(policy(Map.of("larder.defaults.stale-if-error", "1m"), SILENT).staleness().kept())
                .isEqualTo(ofMinutes(1));
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
                        settled -> assertThat(settled.policy().lifetime().ttl()).isEqualTo(ttl)));
    }

    @Test
    void allThatTheAnnotationSaysWrongIsToldAtOnce() {
        String forms = "a whole number with ms, s, m, h or d behind it, such as 500ms, 30s or 7d, or ISO-8601, such as"
                + " PT1M30S";
        String place = "shop.Catalog#find: @Cached ";
        assertThat(resolve(Map.of(), new PolicyText("0s", 0.7, "soon", Tier.BOTH, SingleFlight.LOCAL, "a", "b", "c", 11,
                "d", "e", "f")))
                .isEqualTo(new Outcome.Refused(List.of(
                        place + "ttl = '0s': allowed: a duration of more than zero: " + forms,
                        place + "jitter = '0.7': allowed: a number from 0 to 0.5",
                        place + "negativeTtl = 'soon': allowed: a duration: " + forms,
                        place + "idle = 'd': allowed: a duration: " + forms,
                        place + "localTtl = 'f': allowed: a duration: " + forms,
                        place + "staleGrace = 'a': allowed: a duration: " + forms,
                        place + "staleIfError = 'b': allowed: a duration: " + forms,
                        place + "refreshAhead = 'c': allowed: a duration: " + forms,
                        place + "earlyRefresh = '11.0': allowed: a number from 0 to 10",
                        place + "loadTimeout = 'e': allowed: a duration: " + forms)));
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
        return new PolicyText(ttl, Double.NaN, "", Tier.CONFIGURED, SingleFlight.CONFIGURED, "", "", "", Double.NaN, "",
                "", "");
    }

    private static Policy policy(Tier tier, SingleFlight singleFlight, Lifetime lifetime, Staleness staleness,
            Renewal renewal, int maxConcurrentLoads, boolean localCopy) {
        return new Policy(true, tier, singleFlight, lifetime, staleness, renewal, maxConcurrentLoads, localCopy);
    }

    private static Outcome settled(Policy policy) {
        return new Outcome.Settled(policy);
    }

    private static Policy policy(Map<String, String> values, PolicyText text) {
        return ((Outcome.Settled) resolve(values, text)).policy();
    }

    private static boolean inBackground(Map<String, String> values, boolean needsCall) {
        return ((Outcome.Settled) resolve(values, SILENT, needsCall)).policy().renewal().inBackground();
    }

    private static Map<String, String> settings(String prefix, String... keysAndValues) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.put(prefix + keysAndValues[i], keysAndValues[i + 1]);
        }
        return settings;
    }

    private static Outcome resolve(Map<String, String> values, PolicyText text) {
        return resolve(values, text, false);
    }

    private static Outcome resolve(Map<String, String> values, PolicyText text, boolean needsCall) {
        LarderSettings settings = SettingsLoader.load(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100)).build());
        Map<String, String> shop = Map.of("shop.ttl", "9m", "shop.number", "4", "shop.word", "soon");
        return new PolicyResolver(settings, key -> Optional.ofNullable(shop.get(key))).resolve(text, needsCall,
                "a.b",
                "shop.Catalog#find");
    }
}
