package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.larder.it.coherence.Rule;
import dev.larder.it.coherence.Violation;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/** What {@link CoherenceIT} finds when a mechanism is switched off: its negative controls. */
@WithRedis
class CoherenceControlsIT {

    private static final CoherenceRun.Writers WRITERS = new CoherenceRun.Writers(4, 6_000);
    private static final int EVENTS = Integer.getInteger("larder.it.control.events", 30_000);

    /** Some of what then goes wrong needs trouble, and luck. */
    private static final int FAULTS = 12;
    private static final int RUNS = 3;

    @ParameterizedTest
    @EnumSource
    void theCheckerFindsWhatIsMissing(Flaw flaw, RedisHandle redis, @TempDir Path folder) throws IOException {
        String name = "coherence-without-" + flaw.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Application application = new Application(name)
                .from(FlawedApplication.copy(flaw, folder.resolve("application")));
        int faults = Arrays.stream(Trouble.values()).anyMatch(flaw::isShownBy) ? FAULTS : 0;
        List<Rule> broken = new ArrayList<>();
        for (int run = 1; run <= RUNS && broken.stream().noneMatch(flaw::breaks); run++) {
            Path database = folder.resolve("database-" + run);
            try (CoherenceRun coherence = new CoherenceRun(application, redis, database, WRITERS,
                    flaw::isShownBy, run)) {
                coherence.until(EVENTS, faults).violations().stream().map(Violation::rule).forEach(broken::add);
            }
        }
        assertThat(broken).anyMatch(flaw::breaks);
    }
}
