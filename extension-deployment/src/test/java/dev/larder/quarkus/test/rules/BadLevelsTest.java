package dev.larder.quarkus.test.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.internal.plan.RuleLevels;
import dev.larder.remarked.GoldenRemarks;
import dev.larder.remarked.Unheard;
import io.quarkus.test.QuarkusUnitTest;

class BadLevelsTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = application();

    private static QuarkusUnitTest application() {
        QuarkusUnitTest application = new QuarkusUnitTest().withApplicationRoot(jar -> jar.addClasses(Unheard.class))
                .assertException(refused -> assertThat(refused).hasStackTraceContaining(
                        String.join("\n", RuleLevels.of(GoldenRemarks.BAD_LEVELS).faults())));
        GoldenRemarks.BAD_LEVELS
                .forEach((number, level) -> application.overrideConfigKey("larder.rules.\"" + number + '"', level));
        return application;
    }

    @Test
    void levelThatCannotBeFollowedStopsTheBuild() {
        throw new AssertionError("the application was built");
    }
}
