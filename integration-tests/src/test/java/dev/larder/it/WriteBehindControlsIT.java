package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.larder.it.behind.WriteRule;
import dev.larder.it.behind.WriteViolation;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/** What {@link WriteBehindIT} finds when a mechanism is switched off: its negative controls. */
@WithRedis
class WriteBehindControlsIT {

    private static final int WRITES = 2_000;

    /** Some of what then goes wrong needs luck. */
    private static final int FAULTS = 4;
    private static final int RUNS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @ParameterizedTest
    @EnumSource
    void theCheckerFindsWhatIsMissing(WriteFlaw flaw, RedisHandle redis, @TempDir Path folder) throws Exception {
        String name = "write-behind-without-" + flaw.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Application application = new Application(name)
                .from(FlawedApplication.copy(flaw, folder.resolve("application")));
        List<WriteRule> broken = new ArrayList<>();
        for (int number = 1; number <= RUNS && broken.stream().noneMatch(flaw::breaks); number++) {
            try (WriteBehindRun run = new WriteBehindRun(application, redis, folder.resolve("run-" + number), PATIENCE,
                    flaw::isShownBy, number)) {
                run.until(WRITES, FAULTS).stream().map(WriteViolation::rule).forEach(broken::add);
            }
        }
        assertThat(broken).anyMatch(flaw::breaks);
    }
}
