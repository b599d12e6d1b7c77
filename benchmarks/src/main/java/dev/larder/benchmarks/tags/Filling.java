package dev.larder.benchmarks.tags;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does something many times, a bounded number of them at once, so that commands gather in the connection. */
final class Filling {

    private static final int AT_ONCE = 2_000;

    private Filling() {
    }

    /** @param done whether the entry of that number is as it should be now */
    static long count(Iterable<Integer> numbers, IntFunction<CompletableFuture<Boolean>> done) {
        Semaphore places = new Semaphore(AT_ONCE);
        LongAdder well = new LongAdder();
        for (int number : numbers) {
            places.acquireUninterruptibly();
            done.apply(number).whenComplete((is, failure) -> {
                if (failure == null && is) {
                    well.increment();
                }
                places.release();
            });
        }
        places.acquireUninterruptibly(AT_ONCE);
        return well.sum();
    }

    /** As {@link #count} of all numbers below; throws unless all are done. */
    static void all(int below, IntFunction<CompletableFuture<Boolean>> done) {
        long well = count(() -> IntStream.range(0, below).iterator(), done);
        if (well != below) {
            throw new IllegalStateException((below - well) + " of " + below + " entries were not stored");
        }
    }
}
