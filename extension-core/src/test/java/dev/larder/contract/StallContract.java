package dev.larder.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

import dev.larder.contract.shop.Product;

/** Redis stops in the middle of a load, connections open, and answers nothing. */
class StallContract extends Topic {

    private static final Logger LOG = Logger.getLogger(StallContract.class);
    private static final int CALLERS = 32;
    private static final int CONTROLS = 16;
    private static final int STALLS = 3;
    private static final Duration LOADER = Duration.ofMillis(20);
    private static final Duration ALLOWANCE = Duration.ofMillis(100);

    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger wrong = new AtomicInteger();
    private final AtomicInteger waits = new AtomicInteger();
    private final Queue<Late> lateCalls = new ConcurrentLinkedQueue<>();
    private final Queue<Late> lateWaits = new ConcurrentLinkedQueue<>();

    /**
     * A call that took longer than the deadline and its own load, or a wait that took longer than the deadline.
     *
     * @param nanos how much longer
     * @param queued how much of the time it had no processor
     */
    private record Late(long began, long ended, long nanos, long queued) {

        boolean overlaps(Late other) {
            return began - other.ended < 0 && other.began - ended < 0;
        }
    }

    StallContract(Container container) {
        super(container);
    }

    private int callWithoutEnd() throws Exception {
        int made = 0;
        while (!stop.get()) {
            AtomicInteger runs = new AtomicInteger();
            AtomicLong loading = new AtomicLong();
            AtomicLong queuedMeanwhile = new AtomicLong();
            String id = "s" + ThreadLocalRandom.current().nextInt(100_000);
            long queued = RunQueue.waited();
            long began = System.nanoTime();
            Product product = plain.alone(id, () -> {
                runs.incrementAndGet();
                long before = RunQueue.waited();
                loading.set(park(LOADER));
                queuedMeanwhile.set(RunQueue.waited() - before);
                return Product.named(id);
            });
            long ended = System.nanoTime();
            note(lateCalls, began, ended, loading.get(), RunQueue.waited() - queued - queuedMeanwhile.get());
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
        park(Container.DEADLINE.multipliedBy(waits.incrementAndGet()).dividedBy(CONTROLS));
        int made = 0;
        while (!stop.get()) {
            long began = System.nanoTime();
            new CompletableFuture<String>().completeOnTimeout("", Container.DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
                    .get();
            note(lateWaits, began, System.nanoTime(), 0, 0);
            waits.incrementAndGet();
            made++;
        }
        return made;
    }

    private static void note(Queue<Late> lates, long began, long ended, long loading, long queued) {
        long nanos = ended - began - loading - Container.DEADLINE.toNanos();
        if (nanos > 0) {
            lates.add(new Late(began, ended, nanos, queued));
        }
    }

    /**
     * A thread that was woken before it parked does not park: so until the time is over.
     *
     * @return how long it took
     */
    private static long park(Duration time) {
        long began = System.nanoTime();
        for (long left = time.toNanos(); left > 0; left = began + time.toNanos() - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return System.nanoTime() - began;
    }

    private static void await(AtomicInteger count, int more) {
        int enough = count.get() + more;
        Fixture.soon().until(() -> count.get() >= enough);
    }

    /** @return by how much the slowest call of a stall was too slow, for the moment it was made at; negative if none was */
    private Duration stall(int round) {
        await(calls, 500);
        lateCalls.clear();
        lateWaits.clear();
        server.pause();
        await(calls, 400);
        server.resume();
        await(calls, 200);
        // Those that should have ended while a late call was under way have ended, too.
        await(waits, 2 * CONTROLS);
        long excess = lateCalls.stream().mapToLong(call -> call.nanos() - machine(call)).max().orElse(0)
                - ALLOWANCE.toNanos();
        LOG.infof("Stall %d: beyond deadline and load the slowest call took %d ms, %d ms less the machine's own delay;"
                + " that was up to %d ms", round, millis(slowest(lateCalls)), millis(excess + ALLOWANCE.toNanos()),
                millis(slowest(lateWaits)));
        return Duration.ofNanos(excess);
    }

    /** What the machine is to blame for: its thread had no processor, or threads beside it were late that only waited. */
    private long machine(Late call) {
        return Math.max(call.queued, lateWaits.stream().filter(call::overlaps).mapToLong(Late::nanos).max().orElse(0));
    }

    private static long slowest(Queue<Late> lates) {
        return lates.stream().mapToLong(Late::nanos).max().orElse(0);
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    /** The first stall is the compiler's. */
    @Test
    void noCallOf32ThreadsTakesLongerThanDeadlineAndLoaderAndAHundredMillisWhenRedisStops() {
        List<Duration> excess = new ArrayList<>();
        try (Crowd<Integer> crowd = new Crowd<>(CALLERS, this::callWithoutEnd);
                Crowd<Integer> controls = new Crowd<>(CONTROLS, this::waitWithoutEnd)) {
            stall(0);
            for (int round = 1; round <= STALLS; round++) {
                excess.add(stall(round));
            }
            stop.set(true);
            assertThat(crowd.values()).as("no call failed").hasSize(CALLERS);
            assertThat(controls.values()).hasSize(CONTROLS);
        } finally {
            stop.set(true);
        }
        assertThat(wrong).as("answers of another call, or loaders that ran twice").hasValue(0);
        assertThat(excess).as("time of each stall's slowest call beyond deadline, load and 100 ms")
                .allMatch(Duration::isNegative);
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
