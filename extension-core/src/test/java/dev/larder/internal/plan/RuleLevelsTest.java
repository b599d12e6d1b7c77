package dev.larder.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.larder.Accepted;
import dev.larder.CacheInvalidate;
import dev.larder.Cached;

class RuleLevelsTest {

    static class Products {

        @Cached(cache = "products", key = "product:{id}")
        String find(long id) {
            return "product";
        }
    }

    static class Prices {

        @CacheInvalidate(key = "price:{id}")
        void change(long id) {
            // Nobody caches them.
        }
    }

    static class MeantPrices {

        @Accepted(rule = 304, because = "another application caches them")
        @CacheInvalidate(key = "price:{id}")
        void change(long id) {
            // Nobody here caches them.
        }
    }

    @Accepted(rule = 304, because = "another application caches them")
    static class AllMeantPrices {

        @CacheInvalidate(key = "price:{id}")
        void change(long id) {
            // Nobody here caches them.
        }

        @CacheInvalidate(key = "discount:{id}")
        void changeDiscount(long id) {
            // Nobody here caches them.
        }
    }

    static class InheritedPrices extends AllMeantPrices {
    }

    static class Hasty {

        @Accepted(rule = 304, because = " ")
        @Accepted(rule = 105, because = "it works")
        @Accepted(rule = 999, because = "somebody said so")
        @CacheInvalidate(key = "price:{id}")
        void change(long id) {
            // Nobody caches them.
        }
    }

    static class Mended {

        @Accepted(rule = 304, because = "another application caches them")
        @CacheInvalidate(key = "product:{id}")
        void change(long id) {
            // They are cached by now.
        }
    }

    @Test
    void whatHitsNothingIsAnErrorUnlessItIsSaidOtherwise() {
        assertThat(PlanReports.outcome(RuleLevels.DEFAULT, Products.class, Prices.class))
                .isInstanceOfSatisfying(PlanCompiler.Refused.class,
                        refused -> assertThat(refused.problems()).extracting(Problem::code)
                                .containsExactly("LARDER-304"));
    }

    @Test
    void warningLetsTheRestBePlanned() {
        assertThat(PlanReports.outcome(RuleLevels.of(Map.of("304", "warn")), Products.class, Prices.class))
                .isInstanceOfSatisfying(PlanCompiler.Compiled.class, compiled -> {
                    assertThat(compiled.warnings()).extracting(Problem::code).containsExactly("LARDER-304");
                    assertThat(compiled.notes()).isEmpty();
                    assertThat(compiled.plans().cached()).hasSize(1);
                    assertThat(compiled.plans().invalidations()).singleElement()
                            .satisfies(plan -> assertThat(plan.keys()).as("removed all the same").hasSize(1));
                });
    }

    @Test
    void noteIsTold() {
        assertThat(PlanReports.outcome(RuleLevels.of(Map.of("304", "note")), Products.class, Prices.class).notes())
                .extracting(Problem::code).containsExactly("LARDER-304");
    }

    @Test
    void whatIsOffIsNotTold() {
        PlanCompiler.Outcome outcome = PlanReports.outcome(RuleLevels.of(Map.of("304", "off")), Products.class,
                Prices.class);
        assertThat(outcome).isInstanceOf(PlanCompiler.Compiled.class);
        assertThat(outcome.warnings()).isEmpty();
        assertThat(outcome.notes()).isEmpty();
    }

    @Test
    void whatIsAcceptedWhereItStandsIsNotTold() {
        for (Class<?> bean : new Class<?>[] { MeantPrices.class, AllMeantPrices.class,
                InheritedPrices.class }) {
            PlanCompiler.Outcome outcome = PlanReports.outcome(RuleLevels.DEFAULT, Products.class, bean);
            assertThat(outcome).isInstanceOf(PlanCompiler.Compiled.class);
            assertThat(outcome.warnings()).isEmpty();
        }
    }

    @Test
    void acceptingSpeaksForItsOwnPlaceOnly() {
        assertThat(PlanReports.outcome(RuleLevels.DEFAULT, Products.class, MeantPrices.class, Prices.class))
                .isInstanceOfSatisfying(PlanCompiler.Refused.class, refused -> assertThat(refused.problems())
                        .singleElement().extracting(Problem::beanClass).isEqualTo(Prices.class.getName()));
    }

    @Test
    void acceptingNeedsAReasonAndARuleThatCanBeAccepted() {
        assertThat(PlanReports.report(Products.class, Hasty.class)).contains("""
                @Accepted(rule = 105, because = "it works")
                """.stripTrailing(), "LARDER-105 cannot be accepted", "there is no rule 999", "does not say why",
                "LARDER-304");
    }

    @Test
    void whatIsAcceptedInVainIsAWarning() {
        PlanCompiler.Outcome outcome = PlanReports.outcome(RuleLevels.DEFAULT, Products.class, Mended.class);
        assertThat(ProblemReport.renderWarnings(outcome.warnings())).isEqualTo("""
                Larder has 1 warning:

                1. LARDER-222 at dev.larder.internal.plan.RuleLevelsTest$Mended#change(long)
                   @Accepted(rule = 304, because = "another application caches them")
                                    ^^^
                   LARDER-304 has nothing to report here
                   Mend: remove @Accepted
                """);
        assertThat(PlanReports.outcome(RuleLevels.of(Map.of("304", "off")), Products.class, Mended.class).warnings())
                .isEmpty();
    }

    @Test
    void ruleThatGuardsWhatCallersGetStaysAnError() {
        RuleLevels levels = RuleLevels.of(Map.of("105", "warn", "118", "off", "501", "note"));
        assertThat(levels.faults()).hasSize(3).allMatch(line -> line.contains("stays an error"));
        assertThat(levels.of("LARDER-105")).isEqualTo(Optional.of(Severity.ERROR));
    }

    @Test
    void badLevelIsTold() {
        assertThat(RuleLevels.of(Map.of("304", "wran", "1", "warn", "x", "off", "310", "")).faults()).containsExactly(
                "larder.rules.\"1\" = 'warn': there is no rule of this number; a number is what stands behind LARDER-"
                        + " in a report, such as 303",
                "larder.rules.\"304\" = 'wran': expected error, warn, note or off; did you mean 'warn'?",
                "larder.rules.\"310\" = '': expected error, warn, note or off",
                "larder.rules.\"x\" = 'off': there is no rule of this number; a number is what stands behind LARDER-"
                        + " in a report, such as 303");
    }

    @Test
    void warningCanBeMadeAnError() {
        assertThat(PlanReports.outcome(RuleLevels.of(Map.of("222", "error")), Products.class, Mended.class))
                .isInstanceOf(PlanCompiler.Refused.class);
    }
}
