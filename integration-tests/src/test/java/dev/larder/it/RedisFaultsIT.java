package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import dev.larder.it.worker.CallRecord;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/** Redis stalls, breaks, dies and comes back, under load, and the methods throw connection errors of their own. */
@WithRedis
class RedisFaultsIT {

    private static final int PROCESSES = 3;
    private static final int THREADS = 16;
    private static final int KEYS = 40;
    private static final long PAUSE_MICROS = 5_000;
    private static final Duration ORIGIN = Duration.ofMillis(10);
    private static final Duration FOR_EVER = Duration.ofHours(1);
    private static final int ROUNDS = Integer.getInteger("larder.it.rounds", 2);
    private static final String MESSAGE = "origin refused: 7";

    @Test
    void everyMethodRunsAtMostOncePerCallAndNoFaultOfRedisReachesACaller(RedisHandle redis) throws IOException {
        try (Fleet fleet = Fleet.start("redis-faults", redis, PROCESSES, Map.of(
                "larder.defaults.ttl", "100ms",
                "larder.redis.breaker.open", "200ms",
                "larder.redis.reconnect.max-backoff", "200ms"))) {
            fleet.origin().answer(question -> question.key.endsWith("3") ? new Answer.Refused(ORIGIN, MESSAGE)
                    : new Answer.Value(ORIGIN));
            for (String cache : List.of("plain", "stage", "uni")) {
                fleet.load(cache, KEYS, THREADS / 2, PAUSE_MICROS);
            }
            int faults = 0;
            for (int round = 0; round < ROUNDS; round++) {
                faults += trouble(redis, fleet);
            }
            for (String cache : List.of("plain", "stage", "uni")) {
                judge(fleet, cache, faults);
            }
            assertThat(fleet.origin().repeated()).isEmpty();
        }
    }

    /** With a lease and a bound of the wait that would let it wait for ever. */
    @Test
    void whoWaitsForAnotherProcessLoadsForItselfWhenRedisFallsSilent(RedisHandle redis) throws IOException {
        try (Fleet fleet = Fleet.start("redis-silent", redis, 2, Map.of(
                "larder.lease.duration", "1h", "larder.lease.max-duration", "1h", "larder.waiters.max-wait", "1h",
                "larder.redis.deadline", Fleet.COLD_DEADLINE))) {
            fleet.origin().answer(question -> new Answer.Value(question.worker() == 0 ? FOR_EVER : ORIGIN));
            fleet.worker(0).call("plain", "x");
            await().until(() -> fleet.origin().asked("plain").size() == 1);
            CompletableFuture<CallRecord> waiting = fleet.worker(1).call("plain", "x");
            await().until(() -> Stats.of(fleet.worker(1), "plain").waits() > 0);
            long silent = System.nanoTime();
            redis.pause();
            CallRecord answer = waiting.join();
            redis.resume();
            new Figures("redis-silent")
                    .with("deadline", Fleet.COLD_DEADLINE)
                    .with("load ms", ORIGIN.toMillis())
                    .with("answered ms after the silence", Duration.ofNanos(answer.ended() - silent).toMillis())
                    .publish();
            assertThat(answer.thrown()).isEmpty();
            assertThat(answer.version()).isEqualTo(2);
            assertThat(fleet.origin().repeated()).isEmpty();
        }
    }

    private static int trouble(RedisHandle redis, Fleet fleet) {
        redis.pause();
        further(fleet);
        redis.resume();
        further(fleet);
        redis.command("CLIENT", "KILL", "TYPE", "normal");
        redis.command("SCRIPT", "FLUSH");
        further(fleet);
        redis.command("FLUSHALL");
        redis.kill();
        further(fleet);
        redis.restart();
        further(fleet);
        return 5;
    }

    /** Goes on when a good many methods have run since. */
    private static void further(Fleet fleet) {
        int before = fleet.origin().count();
        await().atMost(Duration.ofSeconds(30)).until(() -> fleet.origin().count() > before + 500);
    }

    private static void judge(Fleet fleet, String cache, int faults) {
        List<CallRecord> calls = fleet.calm(cache);
        List<CallRecord> thrown = calls.stream().filter(CallRecord::threw).toList();
        String own = ConnectException.class.getName() + ": " + MESSAGE;
        List<CallRecord> leaked = thrown.stream().filter(call -> !call.thrown().equals(own)).toList();
        new Figures("redis-faults-" + cache)
                .with("calls", calls.size()).with("faults", faults)
                .with("origin calls", fleet.origin().asked(cache).size())
                .with("methods run twice", fleet.origin().repeated().size())
                .with("the method's own exceptions", thrown.size() - leaked.size())
                .with("other exceptions", leaked.size())
                .with("p99 µs", Figures.percentileMicros(calls, 99))
                .with("longest call µs", Figures.percentileMicros(calls, 100))
                .publish();
        assertThat(leaked).isEmpty();
        assertThat(thrown).isNotEmpty();
    }
}
