package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import dev.larder.it.worker.CallRecord;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/** The origin takes longer than a caller is to wait, who could have an old value. */
@WithRedis
class LoadTimeoutIT {

    private static final int CALLERS = 32;
    private static final Duration TTL = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofMillis(100);
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final String KEY = "k0";

    @Test
    void callersGetTheOldValueAndTheLoadGoesOnAndIsStoredForAll(RedisHandle redis) throws IOException {
        try (Fleet fleet = Fleet.start("load-timeout", redis, 2, Map.of(
                "larder.redis.deadline", Fleet.COLD_DEADLINE,
                "larder.defaults.ttl", TTL.toMillis() + "ms",
                "larder.defaults.stale-if-error", "1m",
                "larder.caches.\"plain\".load-timeout", TIMEOUT.toMillis() + "ms"))) {
            for (String cache : List.of("plain", "cluster")) {
                fleet.workers().forEach(worker -> assertThat(worker.call(cache, KEY).join().version()).isEqualTo(1));
            }
            await().pollDelay(TTL.multipliedBy(2)).until(() -> true);
            fleet.origin().answerAfter(SLOW);
            CompletableFuture<List<CallRecord>> without = fleet.worker(0).burst("cluster", CALLERS);
            List<CallRecord> old = fleet.worker(0).burst("plain", CALLERS).join();
            Question load = asked(fleet, "plain", 2);
            boolean answeredMeanwhile = !load.isAnswered();
            Slots slots = new Slots(redis);
            boolean leased = slots.isLeased(Slots.key("plain", KEY));
            await().pollInterval(Duration.ofMillis(10)).until(() -> slots.isEntry(Slots.key("plain", KEY)));
            CallRecord elsewhere = fleet.worker(1).call("plain", KEY).join();
            new Figures("load-timeout")
                    .with("callers", CALLERS).with("timeout ms", TIMEOUT.toMillis()).with("load ms", SLOW.toMillis())
                    .with("answered during the load", answeredMeanwhile).with("leased meanwhile", leased)
                    .with("slowest answer ms", Figures.percentileMicros(old, 100) / 1000)
                    .with("slowest answer ms without timeout", Figures.percentileMicros(without.join(), 100) / 1000)
                    .with("version in another process afterwards", elsewhere.version())
                    .with("loads of another process", Stats.of(fleet.worker(1), "plain").loads())
                    .publish();
            assertThat(old).hasSize(CALLERS).allMatch(call -> call.version() == 1);
            assertThat(answeredMeanwhile).as("the load goes on").isTrue();
            assertThat(leased).as("under its lease").isTrue();
            assertThat(elsewhere.version()).isEqualTo(2);
            assertThat(Stats.of(fleet.worker(1), "plain").loads()).isZero();
            assertThat(fleet.origin().asked("plain")).hasSize(2);
            assertThat(without.join()).as("without a timeout callers wait").allMatch(call -> call.version() == 2);
            waitsWithoutAnOldValue(fleet);
            assertThat(fleet.origin().repeated()).isEmpty();
        }
    }

    private static void waitsWithoutAnOldValue(Fleet fleet) {
        fleet.origin().answerAfter(TIMEOUT.multipliedBy(5));
        CallRecord first = fleet.worker(0).call("plain", "new").join();
        assertThat(first.version()).isEqualTo(1);
        assertThat(first.ended()).isGreaterThan(asked(fleet, "plain", 3).ended);
    }

    private static Question asked(Fleet fleet, String cache, int number) {
        return fleet.origin().asked(cache).get(number - 1);
    }
}
