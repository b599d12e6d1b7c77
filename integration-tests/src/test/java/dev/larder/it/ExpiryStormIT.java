package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import dev.larder.it.worker.CallRecord;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/** Four processes of 64 threads ask for one hot key, again and again, while it expires. */
@WithRedis(emptied = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExpiryStormIT {

    private static final int PROCESSES = 4;
    private static final int THREADS = 64;
    private static final int EXPIRIES = Integer.getInteger("larder.it.expiries", 50);
    private static final int QUESTIONS_OF_A_STORM = 500;
    private static final long PAUSE_MICROS = 20_000;
    private static final Duration TTL = Duration.ofMillis(200);
    private static final Duration ORIGIN = Duration.ofMillis(200);
    private static final Duration MARGIN = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Fleet fleet;

    @BeforeAll
    void start(RedisHandle redis) throws IOException {
        fleet = Fleet.start("expiry-storm", redis, PROCESSES, Map.of(
                "larder.defaults.ttl", TTL.toMillis() + "ms",
                "larder.redis.deadline", Fleet.PATIENT_DEADLINE,
                "larder.caches.\"local\".single-flight", "local",
                "larder.caches.\"none\".single-flight", "none",
                "larder.caches.\"plain\".stale-grace", "10s"));
        fleet.origin().answerAfter(ORIGIN);
    }

    @AfterAll
    void stop() throws IOException {
        fleet.close();
    }

    @Test
    void anExpiryCostsOneOriginCallWithClusterOnePerProcessWithLocalAndAStormWithNone() {
        fleet.load("cluster", 1, THREADS, PAUSE_MICROS);
        fleet.load("local", 1, THREADS, PAUSE_MICROS);
        Expiries cluster = after("cluster", EXPIRIES);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100))
                .until(() -> local().stream().allMatch(one -> one.count() > EXPIRIES));
        List<Expiries> local = local();
        List<CallRecord> clusterCalls = fleet.calm("cluster");
        List<CallRecord> localCalls = fleet.calm("local");
        fleet.load("none", 1, THREADS, PAUSE_MICROS);
        await().atMost(PATIENCE).until(() -> fleet.origin().asked("none").size() > QUESTIONS_OF_A_STORM);
        long none = Expiries.mostAtOnce(fleet.origin().asked("none"));
        fleet.calm("none");
        new Figures("expiry-storm")
                .with("calls", clusterCalls.size() + localCalls.size())
                .with("cluster expiries", cluster.count()).with("cluster most per expiry", cluster.most())
                .with("cluster mean per expiry", cluster.mean())
                .with("cluster p99 µs around expiries", Figures.percentileMicros(
                        clusterCalls.stream().filter(call -> cluster.isNear(call, MARGIN)).toList(), 99))
                .with("local expiries of each process", local.stream().map(Expiries::count).toList())
                .with("local most per process and expiry", local.stream().mapToInt(Expiries::most).max().orElse(0))
                .with("cluster calls longer than half a load", waited(clusterCalls))
                .with("redis faults", fleet.redisFaults("cluster"))
                .with("none most at once", none)
                .publish();
        assertThat(clusterCalls).noneMatch(CallRecord::threw);
        assertThat(localCalls).noneMatch(CallRecord::threw);
        assertThat(cluster.most()).isOne();
        assertThat(waited(clusterCalls)).as("what stale-grace spares").isGreaterThan(waitersOfAStall(cluster));
        assertThat(local).hasSize(PROCESSES).allMatch(one -> one.most() == 1);
        assertThat(none).as("the storm that the others are spared").isGreaterThan(PROCESSES);
        assertThat(fleet.origin().repeated()).isEmpty();
    }

    @Test
    void withStaleGraceNobodyWaitsForAnExpiry() {
        fleet.load("plain", 1, THREADS, PAUSE_MICROS);
        Expiries expiries = after("plain", EXPIRIES);
        List<CallRecord> all = fleet.calm("plain");
        long firstValue = expiries.questions().get(0).get(0).ended + ORIGIN.toNanos();
        List<CallRecord> warm = all.stream().filter(call -> call.began() > firstValue).toList();
        List<CallRecord> near = warm.stream().filter(call -> expiries.isNear(call, MARGIN)).toList();
        List<CallRecord> hits = warm.stream().filter(call -> !expiries.isNear(call, MARGIN)).toList();
        long nearMicros = Figures.percentileMicros(near, 99);
        long hitMicros = Figures.percentileMicros(hits, 99);
        long waited = waited(warm);
        new Figures("expiry-storm-stale-grace")
                .with("calls around expiries", near.size()).with("other calls", hits.size())
                .with("expiries", expiries.count()).with("most per expiry", expiries.most())
                .with("p99 µs around expiries", nearMicros).with("p99 µs of hits", hitMicros)
                .with("ratio", Figures.ratio(nearMicros, hitMicros))
                .with("calls longer than half a load", waited)
                .publish();
        assertThat(all).noneMatch(CallRecord::threw);
        assertThat(expiries.most()).isOne();
        assertThat(near).isNotEmpty();
        assertThat(hits).isNotEmpty();
        assertThat(waited).as("calls that waited for a load").isLessThan(waitersOfAStall(expiries));
        assertThat(fleet.origin().repeated()).isEmpty();
    }

    private static long waited(List<CallRecord> calls) {
        return calls.stream().filter(call -> call.nanos() > ORIGIN.toNanos() / 2).count();
    }

    /** What one process alone would come to; a process that the machine holds up is far from that at each expiry. */
    private static long waitersOfAStall(Expiries expiries) {
        return (long) expiries.count() * THREADS;
    }

    private List<Expiries> local() {
        return Expiries.byProcess(fleet.origin().asked("local"), TTL);
    }

    /** Waits for the first load and so many expiries after it. */
    private Expiries after(String cache, int count) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100))
                .until(() -> Expiries.of(fleet.origin().asked(cache), TTL).count() > count + 1);
        return Expiries.of(fleet.origin().asked(cache), TTL);
    }
}
