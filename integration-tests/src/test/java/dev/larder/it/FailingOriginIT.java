package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.larder.it.worker.CallRecord;
import dev.larder.it.worker.OriginDownException;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/** The origin fails for longer than old values may be answered. */
@WithRedis
class FailingOriginIT {

    private static final int PROCESSES = 3;
    private static final int THREADS = 16;
    private static final long PAUSE_MICROS = 10_000;
    private static final Duration WINDOW = Duration.ofSeconds(Integer.getInteger("larder.it.outage", 6));
    private static final Duration AFTERWARDS = Duration.ofSeconds(1);
    private static final Duration TTL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration ORIGIN = Duration.ofMillis(20);
    /** For reading the clocks of three processes and a server. */
    private static final Duration MARGIN = Duration.ofMillis(100);
    private static final int LAST_CALLS = 50;
    private static final String MESSAGE = "origin down: 42";

    @Test
    void oldValuesAnswerWhileTheWindowLastsAndThenTheOriginsOwnException(RedisHandle redis) throws IOException {
        try (Fleet fleet = Fleet.start("failing-origin", redis, PROCESSES, Map.of("larder.redis.deadline",
                Fleet.COLD_DEADLINE,
                "larder.defaults.ttl", TTL.toMillis() + "ms",
                "larder.defaults.stale-if-error", WINDOW.toMillis() + "ms",
                "larder.defaults.error-pause", PAUSE.toMillis() + "ms"))) {
            fleet.origin().answerAfter(ORIGIN);
            fleet.load("plain", 1, THREADS, PAUSE_MICROS);
            await().until(() -> fleet.origin().asked("plain").size() >= 3);
            fleet.origin().answer(question -> new Answer.Down(ORIGIN, MESSAGE));
            long failing = System.nanoTime();
            await().atMost(WINDOW.plus(AFTERWARDS).plus(Duration.ofSeconds(20)))
                    .pollDelay(WINDOW.plus(TTL).plus(AFTERWARDS)).until(() -> true);
            List<CallRecord> calls = fleet.calm("plain");
            judge(fleet, calls, failing);
        }
    }

    private static void judge(Fleet fleet, List<CallRecord> calls, long failing) {
        List<Question> asked = fleet.origin().asked("plain");
        long lastGood = asked.stream().filter(question -> question.began < failing).mapToLong(q -> q.ended).max()
                .orElseThrow();
        long windowEnds = lastGood + TTL.toNanos() + WINDOW.toNanos() - MARGIN.toNanos();
        List<CallRecord> thrown = calls.stream().filter(CallRecord::threw).toList();
        long early = thrown.stream().filter(call -> call.ended() < windowEnds).count();
        List<Question> within = asked.stream()
                .filter(question -> question.began > lastGood && question.began < windowEnds).toList();
        long allowed = WINDOW.dividedBy(PAUSE) + 1;
        new Figures("failing-origin")
                .with("calls", calls.size()).with("window s", WINDOW.toSeconds())
                .with("exceptions within the window", early)
                .with("origin calls within the window", within.size()).with("allowed by the pause", allowed)
                .with("exceptions after the window", thrown.size() - early)
                .with("p99 µs within the window", Figures.percentileMicros(
                        calls.stream().filter(call -> call.began() > failing && call.ended() < windowEnds).toList(),
                        99))
                .publish();
        assertThat(early).isZero();
        assertThat((long) within.size()).isBetween(2L, allowed);
        assertThat(thrown).isNotEmpty()
                .allMatch(call -> call.thrown().equals(OriginDownException.class.getName() + ": " + MESSAGE));
        assertThat(calls.stream().sorted(Comparator.comparingLong(CallRecord::began).reversed()).limit(LAST_CALLS))
                .as("the last calls").allMatch(CallRecord::threw);
        assertThat(fleet.origin().repeated()).isEmpty();
    }
}
