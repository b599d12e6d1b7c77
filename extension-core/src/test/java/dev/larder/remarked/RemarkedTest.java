package dev.larder.remarked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;

import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

import dev.larder.internal.cdi.LarderExtension;
import dev.larder.internal.plan.RuleLevels;
import dev.larder.weld.WeldApplication;

class RemarkedTest {

    private static WeldContainer boot(Map<String, String> levels, Class<?>... beans) {
        Map<String, String> configuration = new HashMap<>(Map.of("larder.defaults.tier", "local"));
        levels.forEach((number, level) -> configuration.put("larder.rules.\"" + number + '"', level));
        return WeldApplication.boot(configuration,
                weld -> weld.disableDiscovery().addExtension(new LarderExtension()).addBeanClasses(beans));
    }

    @Test
    void portableContainerStartsAndTheLogSaysAllThatIsToBeSaid() {
        try (LogTexts log = new LogTexts(); WeldContainer weld = boot(Map.of(), GoldenRemarks.nested())) {
            assertThat(weld.isRunning()).isTrue();
            assertThat(log.remarks(Level.WARNING)).containsExactly(GoldenRemarks.warnings());
            assertThat(log.remarks(Level.INFO)).containsExactly(GoldenRemarks.notes());
        }
    }

    @Test
    void portableContainerInterceptsNoOwnCallsAndSaysSo() {
        try (LogTexts log = new LogTexts(); WeldContainer weld = boot(Map.of(), RemarkedCalls.Prices.class)) {
            assertThat(weld.isRunning()).isTrue();
            assertThat(log.remarks(Level.WARNING)).containsExactly(GoldenRemarks.ownCalls());
        }
    }

    @Test
    void errorThatIsMadeAWarningLetsTheApplicationStartAndTheMethodRun() {
        try (LogTexts log = new LogTexts(); WeldContainer weld = boot(Map.of("304", "warn"), Unheard.class)) {
            assertThat(log.remarks(Level.WARNING)).containsExactly(GoldenRemarks.unheard());
            assertThat(weld.select(Unheard.class).get().change(1)).isEqualTo("changed 1");
        }
    }

    @Test
    @SuppressWarnings("resource") // it does not start
    void levelThatCannotBeFollowedStopsTheStart() {
        Throwable refused = catchThrowable(() -> boot(GoldenRemarks.BAD_LEVELS, Unheard.class));
        assertThat(refused).isNotNull();
        assertThat(RuleLevels.of(GoldenRemarks.BAD_LEVELS).faults()).hasSize(3);
        assertThat(refused.getMessage()).contains(
                String.join("\n", RuleLevels.of(GoldenRemarks.BAD_LEVELS).faults()));
    }
}
