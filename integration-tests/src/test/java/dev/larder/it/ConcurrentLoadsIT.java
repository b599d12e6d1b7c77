package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import dev.larder.CacheOverloadException;
import dev.larder.it.worker.CallRecord;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/** More keys are to be loaded at once than a process may load. */
@WithRedis(emptied = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConcurrentLoadsIT {

    private static final int PROCESSES = 2;
    private static final int LIMIT = 4;
    private static final int THREADS = 24;
    private static final int KEYS = 200;
    private static final int LOADS = 1500;
    /** Each call is recorded; without a pause there would be millions. */
    private static final long PAUSE_MICROS = 1_000;
    private static final Duration TTL = Duration.ofMillis(200);
    private static final Duration ORIGIN = Duration.ofMillis(10);
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration FOR_EVER = Duration.ofHours(1);
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private Fleet fleet;

    @BeforeAll
    void start(RedisHandle redis) throws IOException {
        fleet = Fleet.start("concurrent-loads", redis, PROCESSES, Map.of(
                "larder.redis.deadline", Fleet.COLD_DEADLINE,
                "larder.waiters.max-wait", MAX_WAIT.toMillis() + "ms",
                "larder.defaults.ttl", TTL.toMillis() + "ms",
                "larder.defaults.stale-if-error", "0s",
                "larder.caches.\"plain\".max-concurrent-loads", String.valueOf(LIMIT),
                "larder.caches.\"local\".max-concurrent-loads", String.valueOf(LIMIT),
                "larder.caches.\"cluster\".max-concurrent-loads", String.valueOf(LIMIT),
                "larder.caches.\"cluster\".stale-if-error", "1m"));
    }

    @AfterAll
    void stop() throws IOException {
        fleet.close();
    }

    @Test
    void aProcessNeverRunsMoreLoadsOfACacheAtOnceThanItsLimit() {
        fleet.origin().answerAfter(ORIGIN);
        List<CallRecord> calls = loaded("plain");
        loaded("none");
        long most = mostAtOnce("plain");
        long without = mostAtOnce("none");
        new Figures("concurrent-loads")
                .with("calls", calls.size()).with("loads", fleet.origin().asked("plain").size())
                .with("limit", LIMIT).with("most at once in a process", most)
                .with("most at once without a limit", without)
                .with("longest call µs", Figures.percentileMicros(calls, 100))
                .publish();
        assertThat(calls).noneMatch(CallRecord::threw);
        assertThat(most).isEqualTo(LIMIT);
        assertThat(without).isGreaterThan(LIMIT);
        assertThat(fleet.origin().repeated()).isEmpty();
    }

    @Test
    void aCallBeyondTheLimitWaitsUntilALoadEnds() {
        fleet.origin().answer(question -> new Answer.Value(question.key.startsWith("busy") ? SHORT : Duration.ZERO));
        CompletableFuture<List<CallRecord>> busy = occupy("local");
        CallRecord queued = fleet.worker(0).call("local", "queued").join();
        long freed = fleet.origin().asked("local").stream().filter(question -> question.key.startsWith("busy"))
                .mapToLong(question -> question.ended).min().orElseThrow();
        assertThat(queued.version()).isEqualTo(1);
        assertThat(queued.ended()).isGreaterThan(freed);
        assertThat(busy.join()).noneMatch(CallRecord::threw);
    }

    @Test
    void aCallBeyondTheLimitGetsAnOldValueElseAnOverloadThatNamesTheCache() {
        fleet.origin().answer(question -> new Answer.Value(question.key.startsWith("busy") ? FOR_EVER : Duration.ZERO));
        assertThat(fleet.worker(0).call("cluster", "warm").join().version()).isEqualTo(1);
        await().pollDelay(TTL.multipliedBy(2)).until(() -> true);
        occupy("cluster");
        CallRecord old = fleet.worker(0).call("cluster", "warm").join();
        CallRecord refused = fleet.worker(0).call("cluster", "cold").join();
        CallRecord elsewhere = fleet.worker(1).call("cluster", "cold").join();
        new Figures("concurrent-loads-overload")
                .with("old value µs", old.nanos() / 1000).with("refused after ms", refused.nanos() / 1_000_000)
                .with("max wait ms", MAX_WAIT.toMillis()).with("refused with", refused.thrown())
                .publish();
        assertThat(old.version()).isEqualTo(1);
        assertThat(refused.thrown()).startsWith(CacheOverloadException.class.getName()).contains("'cluster'");
        assertThat(refused.nanos()).as("it waits before").isGreaterThanOrEqualTo(MAX_WAIT.toNanos());
        assertThat(elsewhere.version()).as("the limit is each process' own").isEqualTo(1);
        assertThat(fleet.origin().asked("cluster").stream().map(question -> question.key)
                .filter(key -> !key.startsWith("busy"))).containsExactly("warm", "cold");
    }

    private List<CallRecord> loaded(String cache) {
        fleet.load(cache, KEYS, THREADS, PAUSE_MICROS);
        await().atMost(Duration.ofMinutes(2)).until(() -> fleet.origin().asked(cache).size() > LOADS);
        return fleet.calm(cache);
    }

    private long mostAtOnce(String cache) {
        return fleet.origin().asked(cache).stream().collect(Collectors.groupingBy(Question::worker)).values().stream()
                .mapToLong(Expiries::mostAtOnce).max().orElse(0);
    }

    /** Fills the places of the first process; what the calls give that do so. */
    private CompletableFuture<List<CallRecord>> occupy(String cache) {
        int before = fleet.origin().asked(cache).size();
        List<CompletableFuture<CallRecord>> calls = IntStream.range(0, LIMIT)
                .mapToObj(i -> fleet.worker(0).call(cache, "busy" + i)).toList();
        await().until(() -> fleet.origin().asked(cache).size() == before + LIMIT);
        return CompletableFuture.supplyAsync(() -> calls.stream().map(CompletableFuture::join).toList());
    }
}
