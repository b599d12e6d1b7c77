package dev.larder.quarkus.runtime;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import com.tngtech.archunit.core.domain.JavaClasses;

import dev.larder.architecture.ArchitectureRules;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> thisModuleKeeps() {
        JavaClasses main = ArchitectureRules.mainClasses();
        return ArchitectureRules.of("dev.larder").entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(main)));
    }
}
