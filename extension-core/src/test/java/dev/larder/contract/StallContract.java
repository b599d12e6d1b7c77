package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
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
    /** The deadline of Redis is left at its default. */
    private static final long DEADLINE_MILLIS = 100;
    private static final long ALLOWANCE_MILLIS = 100;

    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger wrong = new AtomicInteger();
    /** Of the calls, less what their own loads took. */
    private final LongAccumulator slowest = new LongAccumulator(Math::max, 0);
    private final LongAccumulator hiccups = new LongAccumulator(Math::max, 0);

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
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
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

    /** How much later than asked for this machine wakes a thread that has nothing to do with caches. */
    private int beatWithoutEnd() {
        int beats = 0;
        long beat = TimeUnit.MILLISECONDS.toNanos(1);
        while (!stop.get()) {
            long start = System.nanoTime();
            LockSupport.parkNanos(beat);
            hiccups.accumulate(System.nanoTime() - start - beat);
            beats++;
        }
        return beats;
    }

    private void awaitCalls(int more) {
        int enough = calls.get() + more;
        Fixture.soon().until(() -> calls.get() >= enough);
    }

    @Test
    void noCallOf32ThreadsTakesLongerThanDeadlineAndLoaderAndAHundredMillisWhenRedisStops() {
        try (Crowd<Integer> crowd = new Crowd<>(CALLERS, this::callWithoutEnd);
                Crowd<Integer> metronome = new Crowd<>(1, this::beatWithoutEnd)) {
            // What the first calls take is the compiler's time.
            awaitCalls(5_000);
            slowest.reset();
            hiccups.reset();
            server.pause();
            awaitCalls(2_000);
            server.resume();
            awaitCalls(500);
            stop.set(true);
            List<Integer> made = crowd.values();
            assertThat(made).as("no call failed").hasSize(CALLERS);
            assertThat(metronome.values()).hasSize(1);
        } finally {
            stop.set(true);
        }
        LOG.infof(
                "The slowest of %d calls around a stall took %d ms besides its load; this machine's own hiccup was %d ms",
                calls.get(), TimeUnit.NANOSECONDS.toMillis(slowest.get()),
                TimeUnit.NANOSECONDS.toMillis(hiccups.get()));
        assertThat(wrong).hasValue(0);
        assertThat(Duration.ofNanos(slowest.get()))
                .isLessThanOrEqualTo(Duration.ofMillis(DEADLINE_MILLIS + ALLOWANCE_MILLIS).plusNanos(hiccups.get()));
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
