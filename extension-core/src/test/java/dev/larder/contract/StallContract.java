package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.locks.LockSupport;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

import dev.larder.contract.shop.Product;

/** Redis stops in the middle of a load, connections open, and answers nothing. */
class StallContract extends Topic {

    private static final Logger LOG = Logger.getLogger(StallContract.class);
    private static final int CALLERS = 32;
    private static final Duration LOADER = Duration.ofMillis(20);
    private static final Duration ALLOWANCE = Duration.ofMillis(100);

    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger wrong = new AtomicInteger();
    /** Of the calls, less what their own loads took. */
    private final LongAccumulator slowest = new LongAccumulator(Math::max, 0);
    private final LongAccumulator hiccup = new LongAccumulator(Math::max, 0);

    StallContract(Container container) {
        super(container);
    }

    /** Calls until told to stop; the slowest call counts. */
    private int callWithoutEnd() throws Exception {
        int made = 0;
        while (!stop.get()) {
            AtomicInteger runs = new AtomicInteger();
            AtomicLong loading = new AtomicLong();
            String id = "s" + ThreadLocalRandom.current().nextInt(100_000);
            long start = System.nanoTime();
            Product product = plain.alone(id, () -> {
                long began = System.nanoTime();
                runs.incrementAndGet();
                // A thread that was woken before it parked does not park: so until the time is over.
                for (long left = LOADER.toNanos(); left > 0; left = began + LOADER.toNanos() - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                loading.set(System.nanoTime() - began);
                return Product.named(id);
            });
            slowest.accumulate(System.nanoTime() - start - loading.get());
            if (!product.id().equals(id) || runs.get() > 1) {
                wrong.incrementAndGet();
            }
            calls.incrementAndGet();
            made++;
        }
        return made;
    }

    /** How much longer than the deadline this machine takes to wake a thread at it, without any cache. */
    private int waitWithoutEnd() throws Exception {
        int waits = 0;
        while (!stop.get()) {
            long start = System.nanoTime();
            new CompletableFuture<String>().completeOnTimeout("", Container.DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
                    .get();
            hiccup.accumulate(System.nanoTime() - start - Container.DEADLINE.toNanos());
            waits++;
        }
        return waits;
    }

    private void awaitCalls(int more) {
        int enough = calls.get() + more;
        Fixture.soon().until(() -> calls.get() >= enough);
    }

    /** @return by how much the slowest call of a stall was too slow; negative if it was not */
    private Duration stall(int round) {
        awaitCalls(500);
        slowest.reset();
        hiccup.reset();
        server.pause();
        awaitCalls(400);
        server.resume();
        awaitCalls(200);
        Duration took = Duration.ofNanos(slowest.get());
        Duration machine = Duration.ofNanos(hiccup.get());
        LOG.infof("Stall %d: the slowest call took %d ms besides its load; this machine's own delay was %d ms", round,
                took.toMillis(), machine.toMillis());
        return took.minus(Container.DEADLINE).minus(ALLOWANCE).minus(machine);
    }

    /** The first stall is the compiler's; of the others one may meet a machine that is busy with something else. */
    @Test
    void noCallOf32ThreadsTakesLongerThanDeadlineAndLoaderAndAHundredMillisWhenRedisStops() {
        List<Duration> excess = new ArrayList<>();
        try (Crowd<Integer> crowd = new Crowd<>(CALLERS, this::callWithoutEnd);
                Crowd<Integer> reference = new Crowd<>(4, this::waitWithoutEnd)) {
            stall(0);
            for (int round = 1; round <= 3 && excess.stream().noneMatch(Duration::isNegative); round++) {
                excess.add(stall(round));
            }
            stop.set(true);
            assertThat(crowd.values()).as("no call failed").hasSize(CALLERS);
            assertThat(reference.values()).hasSize(4);
        } finally {
            stop.set(true);
        }
        assertThat(wrong).as("answers of another call, or loaders that ran twice").hasValue(0);
        assertThat(excess).as("time beyond deadline, load and 100 ms").anyMatch(Duration::isNegative);
    }

    @Test
    void waitersOfAStalledLookUpShareItsLoad() {
        Counted<Product> loader = Counted.of(() -> Product.named("1"));
        server.pause();
        try (Crowd<Product> crowd = new Crowd<>(CALLERS, () -> plain.product("1", loader))) {
            assertThat(crowd.values()).hasSize(CALLERS).containsOnly(Product.named("1"));
        }
        assertThat(loader.runs()).isEqualTo(1);
    }

    @Test
    void entryLoadedDuringAStallAnswersFromMemory() throws Exception {
        Counted<Product> loader = Counted.of(() -> Product.named("1"));
        server.pause();
        plain.product("1", loader);
        plain.product("1", loader);
        assertThat(loader.runs()).isEqualTo(1);
    }
}
