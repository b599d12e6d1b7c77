package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.larder.spi.Source;

/**
 * A fleet that reads one hot key all the time: four processes, two hundred reads a second each. A load takes 100 ms of
 * a life of two seconds.
 */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EarlyRefreshTest {

    private static final long SEED = 1;
    private static final int PROCESSES = 4;
    private static final int LIVES = 100;
    private static final Duration BETWEEN_READS = Duration.ofMillis(5);
    private static final Duration TTL = Duration.ofSeconds(2);
    private static final Duration LOAD = Duration.ofMillis(100);
    private static final EngineLimits MANY_WAITERS = new EngineLimits(Duration.ofSeconds(5), 1000, 4,
            Duration.ofSeconds(3), Duration.ofMinutes(2), Duration.ofMillis(150), 100);
    private static final double EULERS_CONSTANT = 0.5772;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<EngineBench> fleet = new ArrayList<>();
    /** When a run of the method began, in nanoseconds. */
    private final List<Long> loads = new ArrayList<>();
    private int reads;
    private int waited;
    private int stale;

    /** Reads until so many values were loaded after the first. */
    private void read(double beta, int lives) {
        fleet.add(new EngineBench(new PolicyDraft().ttl(TTL).early(beta), MANY_WAITERS));
        while (fleet.size() < PROCESSES) {
            fleet.add(fleet.get(0).another());
        }
        fleet.get(0).call();
        begun(fleet.get(0));
        fleet.get(0).pass(LOAD);
        fleet.forEach(EngineBench::runBackground);
        while (loads.size() <= lives) {
            fleet.get(0).pass(BETWEEN_READS);
            fleet.forEach(this::readOnce);
        }
    }

    private void readOnce(EngineBench process) {
        process.runBackground();
        process.random = random.nextDouble();
        CompletableFuture<Outcome> answer = process.call();
        reads++;
        if (!answer.isDone()) {
            waited++;
        } else if (((Outcome.Answered) answer.join()).source() == Source.STALE) {
            stale++;
        }
        process.runBackground();
        begun(process);
    }

    /** Ends the run that the process has begun, if any, when its time is over. */
    private void begun(EngineBench process) {
        for (CompletableFuture<Object> run : List.copyOf(process.runs)) {
            loads.add(process.time.nanos());
            process.time.after(LOAD, () -> run.complete("value"));
        }
        process.runs.clear();
    }

    /** What was left of a value's life when its successor's load began, on average. */
    private double meanMillisLeft() {
        double sum = 0;
        for (int i = 1; i < loads.size(); i++) {
            sum += loads.get(i - 1) + LOAD.toNanos() + TTL.toNanos() - loads.get(i);
        }
        return sum / (loads.size() - 1) / 1_000_000;
    }

    /** Loads that began while another was under way: a life has cost more than one. */
    private long loadsBesideOthers() {
        long beside = 0;
        for (int i = 1; i < loads.size(); i++) {
            beside += loads.get(i) - loads.get(i - 1) < LOAD.toNanos() ? 1 : 0;
        }
        return beside;
    }

    /** The hits before {@code r} start a load with {@code reads in β × load × exp(-r / (β × load))}: a Gumbel distribution. */
    private double expectedMillisLeft(double beta) {
        double scale = beta * LOAD.toMillis();
        double readsInThat = PROCESSES * scale / BETWEEN_READS.toMillis();
        return scale * (Math.log(readsInThat) + EULERS_CONSTANT);
    }

    @Test
    void withABetaOfOneAValueIsRenewedOncePerLifeBeforeItsEndAndNobodyWaits() {
        read(1, LIVES);
        assertThat(waited).as("calls that waited, of %d", reads).isZero();
        assertThat(stale).isZero();
        assertThat(loadsBesideOthers()).isZero();
        assertThat(meanMillisLeft()).isCloseTo(expectedMillisLeft(1), within(0.1 * expectedMillisLeft(1)));
    }

    @Test
    void aLargerBetaRenewsEarlier() {
        read(2, LIVES);
        assertThat(waited).isZero();
        assertThat(meanMillisLeft()).isCloseTo(expectedMillisLeft(2), within(0.1 * expectedMillisLeft(2)));
    }

    /** The negative control. */
    @Test
    void withoutItCallersWaitAtEveryExpiry() {
        read(0, LIVES);
        assertThat(meanMillisLeft()).isNotPositive();
        assertThat(loadsBesideOthers()).isZero();
        assertThat(waited).as("all calls of all processes while a load lasts")
                .isGreaterThan(LIVES * PROCESSES * (int) (LOAD.toMillis() / BETWEEN_READS.toMillis()) * 9 / 10);
    }
}
