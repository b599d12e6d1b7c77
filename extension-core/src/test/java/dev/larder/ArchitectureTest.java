package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

import dev.larder.architecture.ArchitectureRules;

class ArchitectureTest {

    private static final String OFFENCE = "dev.larder.architecture.offence";

    /** Rule to what its report must name. */
    private static final Map<String, String> OFFENDERS = Map.ofEntries(
            Map.entry("pure rooms", "internal.engine.KnowsLibraries"),
            Map.entry("no package cycles", "internal.plan"),
            Map.entry("public types", "KnowsInternals"),
            Map.entry("null marked", "internal.unmarked.Unmarked"),
            Map.entry("wall clock", "internal.time.ReadsTheWallClock"),
            Map.entry("time", "internal.engine.ReadsTheClock.late"),
            Map.entry("ticks", "internal.engine.ReadsTheClock.ticks"),
            Map.entry("names", "internal.key.KeyHelper"),
            Map.entry("synchronized", "internal.tier.TakesMonitor"),
            Map.entry("logging", "internal.engine.KnowsLibraries"),
            Map.entry("caffeine", "internal.engine.KnowsLibraries"),
            Map.entry("jackson", "internal.engine.KnowsLibraries"),
            Map.entry("vertx", "internal.engine.KnowsLibraries"),
            Map.entry("netty", "internal.engine.KnowsLibraries"),
            Map.entry("mutiny", "internal.engine.KnowsLibraries"),
            Map.entry("smallrye config", "internal.engine.KnowsLibraries"),
            Map.entry("microprofile config", "internal.engine.KnowsLibraries"),
            Map.entry("cdi", "internal.engine.KnowsLibraries"),
            Map.entry("asm", "internal.engine.KnowsLibraries"),
            Map.entry("transactions", "internal.engine.KnowsLibraries"));

    /** The core's classpath does not have them, so no offender compiles against them here. */
    private static final Set<String> NOT_ON_THE_CLASSPATH = Set.of("micrometer", "quarkus");

    @TestFactory
    Stream<DynamicTest> theCoreKeeps() {
        JavaClasses main = ArchitectureRules.mainClasses();
        assertThat(main.contain(Cached.class)).isTrue();
        return ArchitectureRules.of("dev.larder").entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(main)));
    }

    @TestFactory
    Stream<DynamicTest> aRuleCanFail() {
        JavaClasses offenders = new ClassFileImporter().importPackages(OFFENCE);
        Map<String, ArchRule> rules = ArchitectureRules.of(OFFENCE);
        return OFFENDERS.entrySet().stream().map(expected -> DynamicTest.dynamicTest(expected.getKey(),
                () -> assertThat(rules.get(expected.getKey()).evaluate(offenders).getFailureReport().toString())
                        .contains(OFFENCE + "." + expected.getValue())));
    }

    @Test
    void everyRuleThatCanBeBrokenHereHasAnOffender() {
        Set<String> expected = new TreeSet<>(ArchitectureRules.of("dev.larder").keySet());
        expected.removeAll(NOT_ON_THE_CLASSPATH);
        assertThat(OFFENDERS).containsOnlyKeys(expected);
    }
}
