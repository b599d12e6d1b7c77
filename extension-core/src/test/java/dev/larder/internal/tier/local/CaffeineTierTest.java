package dev.larder.internal.tier.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.larder.internal.tier.Held;
import dev.larder.internal.tier.TagMoves;
import dev.larder.internal.time.FakeTime;

class CaffeineTierTest {

    private static final int ROUNDS = 20_000;

    private final FakeTime time = new FakeTime();

    private Held held(int weight, Duration ttl) {
        long end = time.nanos() + ttl.toNanos();
        return new Held("value", "java.lang.String", List.of(), weight, new Held.Times(end, end, end, end, 0), 0);
    }

    @Test
    void weightStaysWithinItsBound() {
        CaffeineTier tier = new CaffeineTier(100_000, new TagMoves(), time);
        for (int i = 0; i < 10_000; i++) {
            tier.put("key" + i, held(1_000, Duration.ofMinutes(1)), tier.stamp("key" + i));
            if (i % 1_000 == 0) {
                assertThat(tier.weight()).isLessThanOrEqualTo(100_000);
            }
        }
        assertThat(tier.weight()).isBetween(50_000L, 100_000L);
        assertThat(tier.count()).isBetween(1L, 100L);
    }

    @Test
    void smallEntriesAreNotHeldForFree() {
        CaffeineTier tier = new CaffeineTier(10_000, new TagMoves(), time);
        for (int i = 0; i < 1_000; i++) {
            tier.put("k" + i, held(0, Duration.ofMinutes(1)), tier.stamp("k" + i));
        }
        assertThat(tier.count()).isLessThanOrEqualTo(10_000 / CaffeineTier.ENTRY_OVERHEAD);
    }

    @Test
    void entryHeavierThanTheBoundIsNotHeld() {
        CaffeineTier tier = new CaffeineTier(1_000, new TagMoves(), time);
        tier.put("a", held(Integer.MAX_VALUE, Duration.ofMinutes(1)), tier.stamp("a"));
        assertThat(tier.count()).isZero();
    }

    @Test
    void sweepFreesWhatNobodyAsksForAnyMore() {
        CaffeineTier tier = new CaffeineTier(100_000, new TagMoves(), time);
        tier.put("short", held(10, Duration.ofSeconds(1)), tier.stamp("short"));
        tier.put("long", held(10, Duration.ofMinutes(1)), tier.stamp("long"));
        time.advance(CaffeineTier.SWEEP_EVERY.minusNanos(1));
        assertThat(tier.count()).isEqualTo(2);
        time.advance(Duration.ofNanos(1));
        assertThat(tier.count()).isEqualTo(1);
        assertThat(tier.get("long").isNothing()).isFalse();
        time.advance(Duration.ofMinutes(1));
        assertThat(tier.count()).isZero();
    }

    @Test
    void closedTierHoldsNothingAndSweepsNoMore() {
        CaffeineTier tier = new CaffeineTier(100_000, new TagMoves(), time);
        tier.put("a", held(10, Duration.ofMinutes(1)), tier.stamp("a"));
        tier.close();
        assertThat(tier.count()).isZero();
        assertThat(time.waiting()).isZero();
    }

    /** Puts and removals that meet: afterwards nothing is held that was stamped before the removal. */
    private void neverHeldAfter(Removal removal) throws Exception {
        CaffeineTier tier = new CaffeineTier(10_000_000, new TagMoves(), time);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CyclicBarrier meet = new CyclicBarrier(2);
        Held old = held(10, Duration.ofMinutes(1));
        try {
            Future<?> putter = threads.submit(() -> {
                for (int i = 0; i < ROUNDS; i++) {
                    long stamp = tier.stamp("key");
                    meet.await();
                    tier.put("key", old, stamp);
                    meet.await();
                    meet.await();
                }
                return null;
            });
            Future<Integer> remover = threads.submit(() -> {
                int left = 0;
                for (int i = 0; i < ROUNDS; i++) {
                    meet.await();
                    removal.remove(tier);
                    meet.await();
                    left += tier.get("key").isNothing() ? 0 : 1;
                    meet.await();
                }
                return left;
            });
            assertThat(remover.get(60, TimeUnit.SECONDS)).isZero();
            putter.get(60, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
    }

    private interface Removal {
        void remove(CaffeineTier tier);
    }

    @Test
    void putNeverOutlivesARemovalThatItMeets() throws Exception {
        neverHeldAfter(tier -> tier.remove("key"));
    }

    @Test
    void putNeverOutlivesAMassRemovalThatItMeets() throws Exception {
        neverHeldAfter(tier -> tier.removeMatching("key"::equals));
    }
}
