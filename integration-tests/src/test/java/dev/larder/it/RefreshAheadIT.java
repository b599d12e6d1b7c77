package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.larder.it.worker.CallRecord;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/** A hot key is read all the time in three processes, and renewed before its end. */
@WithRedis
class RefreshAheadIT {

    private static final int PROCESSES = 3;
    private static final int THREADS = 16;
    private static final int LIVES = Integer.getInteger("larder.it.lives", 6);
    private static final long PAUSE_MICROS = 5_000;
    private static final Duration TTL = Duration.ofMillis(1500);
    private static final Duration AHEAD = Duration.ofMillis(600);
    private static final Duration ORIGIN = Duration.ofMillis(100);

    @Test
    void aKeyThatIsReadNeverExpiresForACallerAndEachLifeCostsOneOriginCall(RedisHandle redis) throws IOException {
        try (Fleet fleet = Fleet.start("refresh-ahead", redis, PROCESSES, Map.of(
                "larder.redis.deadline", Fleet.PATIENT_DEADLINE,
                "larder.defaults.ttl", TTL.toMillis() + "ms",
                "larder.caches.\"plain\".refresh-ahead", AHEAD.toMillis() + "ms"))) {
            fleet.origin().answerAfter(ORIGIN);
            for (String cache : List.of("plain", "cluster")) {
                fleet.workers().forEach(worker -> worker.call(cache, "k0").join());
                fleet.load(cache, 1, THREADS, PAUSE_MICROS);
            }
            await().atMost(Duration.ofMinutes(2)).until(() -> fleet.origin().asked("plain").size() > LIVES
                    && fleet.origin().asked("cluster").size() > LIVES);
            Lives plain = Lives.of(fleet, "plain");
            Lives control = Lives.of(fleet, "cluster");
            Expiries expiries = Expiries.of(fleet.origin().asked("plain"), TTL);
            new Figures("refresh-ahead")
                    .with("calls", plain.calls).with("longest call µs", plain.longestMicros)
                    .with("lives", plain.count).with("origin calls per life", expiries.mean())
                    .with("lives that ended before the next value", plain.ended)
                    .with("calls that waited for the origin", plain.waited)
                    .with("control: lives", control.count)
                    .with("control: lives that ended before the next value", control.ended)
                    .with("control: calls that waited for the origin", control.waited)
                    .with("control: longest call µs", control.longestMicros)
                    .with("redis faults", fleet.redisFaults("plain"))
                    .publish();
            assertThat(plain.waited).isZero();
            assertThat(plain.ended).isZero();
            assertThat(expiries.most()).isOne();
            assertThat(control.ended).isEqualTo(control.count);
            assertThat(control.waited).as("who loads at an expiry waits").isGreaterThanOrEqualTo(control.count);
            assertThat(fleet.origin().repeated()).isEmpty();
        }
    }

    /**
     * What became of the values of a cache, but for the last.
     *
     * @param ended values that nobody could be answered with any more when the next was loaded
     * @param waited calls that were answered with what they had loaded themselves, or waited for another process to load;
     *        those that shared their answers are not counted
     */
    private record Lives(int calls, long longestMicros, int count, long ended, long waited) {

        static Lives of(Fleet fleet, String cache) {
            List<CallRecord> calls = fleet.calm(cache);
            assertThat(calls).isNotEmpty().noneMatch(CallRecord::threw);
            List<Question> asked = fleet.origin().asked(cache).stream().filter(Question::isAnswered).toList();
            long ended = IntStream.range(1, asked.size())
                    .filter(i -> asked.get(i).ended > asked.get(i - 1).ended + TTL.toNanos()).count();
            Map<Long, Long> loaded = asked.stream()
                    .collect(Collectors.toMap(question -> question.call, question -> question.version));
            // A call that starts a load in the background is answered with an older version than that load's.
            long loading = calls.stream().filter(call -> loaded.getOrDefault(call.call(), 0L) == call.version())
                    .count();
            long waiting = fleet.workers().stream().mapToLong(worker -> Stats.of(worker, cache).waits()).sum();
            return new Lives(calls.size(), Figures.percentileMicros(calls, 100), asked.size() - 1, ended,
                    loading + waiting);
        }
    }
}
