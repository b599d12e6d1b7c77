package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.larder.SingleFlight;
import dev.larder.Tier;
import dev.larder.spi.Source;

/** A load that never ends holds others up for a while, and then no more. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndlessLoadTest {

    private static final Duration LONGEST = EngineBench.LIMITS.longestLoad();

    private final EngineBench bench = new EngineBench(new PolicyDraft());
    private final CompletableFuture<Outcome> endless = bench.call();

    @Test
    void whoHasWaitedLongEnoughLoadsForThoseWhoComeLater() {
        CompletableFuture<Outcome> waiter = bench.call();
        CompletableFuture<Outcome> second = bench.call();
        bench.pass(EngineBench.LIMITS.maxWait());
        assertThat(bench.runs).as("the first waiter, and the second for itself").hasSize(3);
        CompletableFuture<Outcome> later = bench.call();
        assertThat(later).isNotDone();
        bench.runs.get(1).complete("first");
        assertThat(waiter).isCompletedWithValue(EngineBench.from(Source.METHOD, "first"));
        assertThat(later).isCompletedWithValue(EngineBench.from(Source.SHARED, "first"));
        bench.runs.get(2).complete("second");
        assertThat(second).isCompletedWithValue(EngineBench.from(Source.METHOD, "second"));
        assertThat(bench.engine.flightsUnderWay()).isZero();
    }

    @Test
    void waitInVainIsToldOfAsItMayHaveBeenForItself() {
        bench.call();
        bench.pass(EngineBench.LIMITS.maxWait().minusMillis(1));
        assertThat(bench.warnings).isEmpty();
        bench.pass(1);
        assertThat(bench.warnings).singleElement().asString().contains("waited for itself");
    }

    @Test
    void waiterOfALoadThatHasTakenTooLongStores() {
        bench.pass(LONGEST.minusSeconds(1));
        CompletableFuture<Outcome> waiter = bench.call();
        bench.pass(EngineBench.LIMITS.maxWait());
        bench.loaded("new");
        assertThat(waiter).isCompletedWithValue(EngineBench.from(Source.METHOD, "new"));
        assertThat(bench.call().join()).isEqualTo(EngineBench.from(Source.MEMORY, "new"));
        assertThat(bench.another().call().join()).isEqualTo(EngineBench.from(Source.REDIS, "new"));
    }

    @Test
    void callAfterALoadHasTakenTooLongDoesNotWaitForIt() {
        bench.pass(Duration.ofHours(1));
        assertThat(bench.call("new").join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        assertThat(bench.another().call().join()).isEqualTo(EngineBench.from(Source.REDIS, "new"));
    }

    @Test
    void otherProcessesLoadAndStoreWhenTheLeaseIsExtendedNoMore() {
        bench.pass(LONGEST.plus(EngineBench.LIMITS.leaseLength()));
        assertThat(bench.another().call("new").join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        assertThat(bench.another().call().join()).isEqualTo(EngineBench.from(Source.REDIS, "new"));
    }

    @Test
    void valueOfALoadThatTookTooLongIsAnsweredAndNotStored() {
        bench.pass(LONGEST);
        bench.loaded("old");
        assertThat(endless).isCompletedWithValue(EngineBench.from(Source.METHOD, "old"));
        assertThat(bench.call("new").join()).as("at once: the lease was given back")
                .isEqualTo(EngineBench.from(Source.METHOD, "new"));
        EngineBench alone = new EngineBench(
                new PolicyDraft().tier(Tier.LOCAL).singleFlight(SingleFlight.LOCAL));
        alone.call();
        alone.pass(LONGEST);
        alone.loaded("old");
        assertThat(alone.call("new").join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
    }

    @Test
    void loadThatTakesLongButNotTooLongIsStored() {
        bench.pass(LONGEST.minusMillis(1));
        bench.loaded("slow");
        assertThat(bench.another().call().join()).isEqualTo(EngineBench.from(Source.REDIS, "slow"));
    }

    @Test
    void renewalThatNeverEndsIsFollowedByAnother() {
        EngineBench renewing = new EngineBench(new PolicyDraft().grace(Duration.ofHours(1)));
        renewing.call("old");
        renewing.pass(10_001);
        renewing.call();
        renewing.runBackground();
        renewing.pass(LONGEST.plus(EngineBench.LIMITS.leaseLength()));
        assertThat(renewing.call().join()).isEqualTo(EngineBench.from(Source.STALE, "old"));
        renewing.runBackground();
        assertThat(renewing.runs).hasSize(2);
        renewing.loaded("new");
        assertThat(renewing.call().join()).isEqualTo(EngineBench.from(Source.MEMORY, "new"));
    }
}
