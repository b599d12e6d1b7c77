package dev.larder.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.larder.internal.tier.local.CaffeineTier;
import dev.larder.internal.time.FakeTime;

/** What every local tier does, the fake as well. */
class LocalTierContractTest {

    static Stream<Arguments> tiers() {
        return Stream.of(Arguments.of("map", MapTier.fenced()),
                Arguments.of("caffeine", new CaffeineTier(1_000_000, new TagMoves(), new FakeTime())));
    }

    private static Held held(String value) {
        return held(value, 1_000, 10);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tiers")
    void emptyTierHoldsNothing(String name, LocalTier tier) {
        assertThat(tier.get("a")).isSameAs(Held.NOTHING);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tiers")
    void putWithTheStampIsHeld(String name, LocalTier tier) {
        assertThat(tier.put("a", held("1"), tier.stamp("a"))).isTrue();
        assertThat(tier.get("a").value()).isEqualTo("1");
        assertThat(tier.get("b").isNothing()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tiers")
    void putReplaces(String name, LocalTier tier) {
        long stamp = tier.stamp("a");
        tier.put("a", held("1"), stamp);
        assertThat(tier.put("a", held("2"), stamp)).isTrue();
        assertThat(tier.get("a").value()).isEqualTo("2");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tiers")
    void removeForgetsAndRefusesOlderStamps(String name, LocalTier tier) {
        long before = tier.stamp("a");
        tier.put("a", held("1"), before);
        tier.remove("a");
        assertThat(tier.get("a").isNothing()).isTrue();
        assertThat(tier.put("a", held("1"), before)).isFalse();
        assertThat(tier.get("a").isNothing()).isTrue();
        assertThat(tier.put("a", held("2"), tier.stamp("a"))).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tiers")
    void removeOfWhatIsNotThereRefusesOlderStampsToo(String name, LocalTier tier) {
        long before = tier.stamp("a");
        tier.remove("a");
        assertThat(tier.put("a", held("1"), before)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tiers")
    void fenceLeavesWhatIsHeldAndRefusesOlderStamps(String name, LocalTier tier) {
        long before = tier.stamp("a");
        tier.put("a", held("1"), before);
        long after = tier.fence("a");
        assertThat(after).isEqualTo(tier.stamp("a")).isNotEqualTo(before);
        assertThat(tier.get("a").value()).isEqualTo("1");
        assertThat(tier.put("a", held("2"), before)).isFalse();
        assertThat(tier.get("a").value()).isEqualTo("1");
        assertThat(tier.put("a", held("3"), after)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tiers")
    void replaceHoldsAndRefusesOlderStamps(String name, LocalTier tier) {
        long before = tier.stamp("a");
        assertThat(tier.replace("a", held("1"), before)).isTrue();
        assertThat(tier.put("a", held("older"), before)).isFalse();
        assertThat(tier.replace("a", held("older"), before)).isFalse();
        assertThat(tier.get("a").value()).isEqualTo("1");
        assertThat(tier.put("a", held("2"), tier.stamp("a"))).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tiers")
    void removeMatchingForgetsThoseAndRefusesOlderStampsOfAll(String name, LocalTier tier) {
        long a = tier.stamp("a");
        long b = tier.stamp("b");
        long absent = tier.stamp("absent");
        tier.put("a", held("1"), a);
        tier.put("b", held("2"), b);
        tier.removeMatching("a"::equals);
        assertThat(tier.get("a").isNothing()).isTrue();
        assertThat(tier.get("b").value()).isEqualTo("2");
        assertThat(tier.put("a", held("1"), a)).isFalse();
        assertThat(tier.put("b", held("3"), b)).isFalse();
        assertThat(tier.put("absent", held("4"), absent)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tiers")
    void whatIsNoLongerFreshIsStillHanded(String name, LocalTier tier) {
        Held stale = held("1", Long.MIN_VALUE / 2, 1);
        tier.put("a", stale, tier.stamp("a"));
        assertThat(tier.get("a")).isEqualTo(stale);
    }

    private static Held held(String value, long freshUntil, int weight) {
        return new Held(value, "java.lang.String", List.of(), weight,
                new Held.Times(freshUntil, freshUntil, freshUntil, freshUntil, 0), 0);
    }
}
