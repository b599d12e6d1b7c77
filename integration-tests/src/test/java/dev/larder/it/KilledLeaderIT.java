package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import dev.larder.it.worker.CallRecord;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/** The process that loads for all others is killed in the middle of it. */
@WithRedis
class KilledLeaderIT {

    private static final int PROCESSES = 3;
    private static final int THREADS = 32;
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration FOR_EVER = Duration.ofSeconds(60);

    @Test
    void theOthersGetAValueByOneFurtherOriginCallAndNoLeaseIsLeft(RedisHandle redis) throws Exception {
        try (Fleet fleet = Fleet.start("killed-leader", redis, PROCESSES,
                Map.of("larder.lease.duration", LEASE.toMillis() + "ms", "larder.redis.deadline",
                        Fleet.COLD_DEADLINE))) {
            fleet.origin().answer(question -> new Answer.Value(question.worker() == 0 ? FOR_EVER : SHORT));
            CompletableFuture<List<CallRecord>> doomed = fleet.worker(0).burst("plain", 1);
            await().until(() -> fleet.origin().asked("plain").size() == 1);
            CompletableFuture<List<CallRecord>> others = CompletableFuture.supplyAsync(() -> Fleet.gather(
                    fleet.workers().stream().skip(1), worker -> worker.burst("plain", THREADS)));
            await().until(() -> waiting(fleet, 1) > 0 && waiting(fleet, 2) > 0);
            long killed = System.nanoTime();
            fleet.worker(0).kill();
            List<CallRecord> calls = others.join();
            Slots slots = new Slots(redis);
            long longest = calls.stream().mapToLong(call -> call.ended() - killed).max().orElse(0);
            new Figures("killed-leader")
                    .with("callers", calls.size())
                    .with("errors", calls.stream().filter(CallRecord::threw).count())
                    .with("further origin calls", fleet.origin().asked("plain").size() - 1)
                    .with("leases left", slots.leases())
                    .with("lease ms", LEASE.toMillis())
                    .with("last answer ms after the kill", Duration.ofNanos(longest).toMillis())
                    .publish();
            assertThat(doomed).isCompletedExceptionally();
            assertThat(calls).hasSize(2 * THREADS).noneMatch(CallRecord::threw).allMatch(call -> call.version() == 2);
            assertThat(fleet.origin().asked("plain")).hasSize(2);
            assertThat(slots.isEntry(Slots.key("plain", "k0"))).isTrue();
            assertThat(slots.leases()).isZero();
            assertThat(fleet.origin().repeated()).isEmpty();
        }
    }

    /** How often its calls have begun to wait: again, when the process has just begun to hear of fills. */
    private static long waiting(Fleet fleet, int worker) {
        return Stats.of(fleet.worker(worker), "plain").waits();
    }
}
