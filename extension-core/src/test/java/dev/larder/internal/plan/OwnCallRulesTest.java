package dev.larder.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Instance;

import org.junit.jupiter.api.Test;

import dev.larder.Accepted;
import dev.larder.CacheInvalidate;
import dev.larder.Cached;
import dev.larder.internal.shape.reflect.ReflectionShapes;

class OwnCallRulesTest {

    static class Prices {

        @Cached(cache = "prices", key = "price:{id}")
        String price(long id) {
            return "price " + id;
        }

        String twice(long id) {
            return price(id) + price(id);
        }
    }

    static class Later {

        @Cached(cache = "prices", key = "price:{id}")
        String price(long id) {
            return "price " + id;
        }

        LongFunction<String> prices() {
            return id -> price(id);
        }

        @CacheInvalidate(key = "price:{id}")
        void forget(long id) {
            // What it names is forgotten.
        }

        void forgetFirst() {
            forget(1);
        }
    }

    static class Careful {

        private Careful self = this;
        private Instance<Careful> any;

        @Cached(cache = "prices", key = "price:{id}")
        String price(long id) {
            return "price " + id;
        }

        @Cached(cache = "prices", key = "price:{id}:{day}")
        String price(long id, int day) {
            return "price " + id + day;
        }

        String bySelf(long id) {
            return self.price(id);
        }

        String byLookup(long id) {
            return any.get().price(id, 0);
        }

        void use(Careful other) {
            self = other;
            other.price(1);
        }
    }

    @Test
    void callByWayOfThisIsAWarning() {
        PlanCompiler.Outcome outcome = PlanReports.outcome(RuleLevels.DEFAULT, Prices.class);
        assertThat(outcome).isInstanceOf(PlanCompiler.Compiled.class);
        assertThat(ProblemReport.renderWarnings(outcome.warnings())).isEqualTo("""
                Larder has 1 warning:

                1. LARDER-223 at dev.larder.internal.plan.OwnCallRulesTest$Prices#price(long)
                   @Cached(cache = "prices", key = "price:{id}")
                   ^^^^^^^
                   twice() of the same bean calls it, and such a call is not intercepted
                   Mend: move it to a bean of its own, or call it through the bean as it is injected
                """);
        assertThat(PlanReports.outcome(RuleLevels.DEFAULT, Later.class).warnings()).extracting(Problem::message)
                .containsExactly("forgetFirst() of the same bean calls it, and such a call is not intercepted",
                        "prices() of the same bean calls it, and such a call is not intercepted");
    }

    static class Special extends Prices {

        @Override
        @Cached(cache = "prices", key = "price:{id}")
        String price(long id) {
            return "special " + super.price(id);
        }

        @Override
        String twice(long id) {
            return "twice";
        }
    }

    interface Finder<K> {

        String find(K key);
    }

    static class ByNumber implements Finder<Long> {

        @Override
        @Cached(cache = "numbers", key = "number:{key}")
        public String find(Long key) {
            return "number " + key;
        }
    }

    @Test
    void callThatTheCompilerWroteIsNone() {
        assertThat(PlanReports.outcome(RuleLevels.DEFAULT, ByNumber.class).warnings()).isEmpty();
    }

    @Test
    void callOfWhatIsOverriddenIsNone() {
        assertThat(PlanReports.outcome(RuleLevels.DEFAULT, Special.class).warnings())
                .noneMatch(warning -> warning.message().startsWith("price()"));
    }

    @Test
    void callThroughTheContainerIsNone() {
        assertThat(PlanReports.outcome(RuleLevels.DEFAULT, Careful.class).warnings()).isEmpty();
    }

    @Test
    void containerThatInterceptsThemHasNothingToWarnOf() {
        assertThat(warningsWhereOwnCallsAreIntercepted(Prices.class)).isEmpty();
    }

    static class MeantPrices {

        @Accepted(rule = 223, because = "twice() is for tests")
        @Cached(cache = "prices", key = "price:{id}")
        String price(long id) {
            return "price " + id;
        }

        String twice(long id) {
            return price(id) + price(id);
        }
    }

    @Test
    void whatIsAcceptedForOtherContainersIsNotInVain() {
        assertThat(PlanReports.outcome(RuleLevels.DEFAULT, MeantPrices.class).warnings()).isEmpty();
        assertThat(warningsWhereOwnCallsAreIntercepted(MeantPrices.class)).isEmpty();
    }

    private static List<Problem> warningsWhereOwnCallsAreIntercepted(Class<?> type) {
        return PlanCompiler.compile(new PlanCompiler.Application(
                Stream.of(type).map(bean -> ReflectionShapes.bean(bean, PlanReports.CATALOG)).toList(),
                List.of(), Set.of(), cache -> false, true, PlanReports.CATALOG), RuleLevels.DEFAULT).warnings();
    }
}
