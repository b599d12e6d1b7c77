package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.larder.internal.engine.Simulation.Control;

/**
 * The engine in random schedules. {@code -Dlarder.simulation.seed=42} plays one of them again and tells all that happens
 * in it; {@code -Dlarder.simulation.schedules=1000000} plays more, {@code -Dlarder.simulation.first=…} others.
 */
class SimulationTest {

    private static final String SEED = "larder.simulation.seed";
    private static final long SCHEDULES = Long.getLong("larder.simulation.schedules", 200_000);
    private static final long FIRST = Long.getLong("larder.simulation.first", 0);
    private static final long SCHEDULES_OF_A_CONTROL = 5_000;

    @Test
    void everyScheduleKeepsThePromises() {
        Long seed = Long.getLong(SEED);
        OptionalLong violating = seed == null ? search(Control.NOTHING_OFF, FIRST, SCHEDULES) : OptionalLong.of(seed);
        if (violating.isEmpty()) {
            return;
        }
        List<String> trace = new ArrayList<>();
        List<String> violations = Simulation.violations(violating.getAsLong(), Control.NOTHING_OFF, trace);
        String text = String.join("\n", trace);
        if (violations.isEmpty()) {
            System.out.println(text);
        } else {
            fail("%s%nSchedule %d; again by -D%s=%2$d%n%s", violations, violating.getAsLong(), SEED, text);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING_OFF")
    void mechanismThatIsSwitchedOffIsMissed(Control control) {
        OptionalLong seed = search(control, 0, SCHEDULES_OF_A_CONTROL);
        assertThat(seed).as("a schedule that needs it").isPresent();
    }

    @Test
    void seedPlaysTheSameScheduleAgain() {
        List<String> once = new ArrayList<>();
        List<String> again = new ArrayList<>();
        Simulation.violations(42, Control.NOTHING_OFF, once);
        Simulation.violations(42, Control.NOTHING_OFF, again);
        assertThat(again).isEqualTo(once).isNotEmpty();
    }

    private static OptionalLong search(Control control, long first, long schedules) {
        return LongStream.range(first, first + schedules).parallel()
                .filter(seed -> !Simulation.violations(seed, control, null).isEmpty())
                .findFirst();
    }
}
