package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.larder.it.worker.CallRecord;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/** Nothing is cached yet, and everybody comes at once. */
@WithRedis
class ColdStartIT {

    private static final int PROCESSES = 4;
    private static final int CALLERS = 500;
    private static final Duration ORIGIN = Duration.ofMillis(500);

    @Test
    void fiveHundredCallersInFourProcessesMakeOneOriginCall(RedisHandle redis) throws IOException {
        try (Fleet fleet = Fleet.start("cold-start", redis, PROCESSES,
                Map.of("larder.redis.deadline", Fleet.PATIENT_DEADLINE, "larder.caches.\"none\".single-flight",
                        "none"))) {
            fleet.origin().answerAfter(ORIGIN);
            for (String cache : List.of("plain", "stage", "uni")) {
                List<CallRecord> calls = burst(fleet, cache);
                assertThat(calls).hasSize(CALLERS).noneMatch(CallRecord::threw).allMatch(call -> call.version() == 1);
                assertThat(fleet.origin().asked(cache)).hasSize(1);
            }
            burst(fleet, "none");
            assertThat(fleet.origin().asked("none")).as("without single flight").hasSizeGreaterThan(PROCESSES);
            assertThat(fleet.origin().repeated()).isEmpty();
        }
    }

    private static List<CallRecord> burst(Fleet fleet, String cache) {
        List<CallRecord> calls = fleet.gather(worker -> worker.burst(cache, CALLERS / PROCESSES));
        new Figures("cold-start-" + cache)
                .with("callers", calls.size())
                .with("errors", calls.stream().filter(CallRecord::threw).count())
                .with("origin calls", fleet.origin().asked(cache).size())
                .with("longest call µs", Figures.percentileMicros(calls, 100))
                .publish();
        return calls;
    }
}
