package dev.larder.it.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Threads that make calls until they are told to stop, or a number of times. */
final class Load {

    private static final long PATIENCE_SECONDS = 120;

    private final Calls calls;
    private final String cache;
    private final int keys;
    private final List<Thread> threads = new ArrayList<>();
    private final List<List<CallRecord>> records = new ArrayList<>();
    private final CountDownLatch start = new CountDownLatch(1);
    private volatile boolean stopped;

    /** @param keys how many keys they draw from: k0, k1, ... */
    Load(Calls calls, String cache, int keys) {
        this.calls = calls;
        this.cache = cache;
        this.keys = keys;
    }

    /** @param pauseMicros between two calls of a thread; their first calls are made at once */
    void start(int count, long pauseMicros, long callsEach) {
        for (int i = 0; i < count; i++) {
            List<CallRecord> mine = new ArrayList<>();
            records.add(mine);
            Thread thread = new Thread(() -> run(mine, pauseMicros, callsEach), cache + "-load-" + i);
            threads.add(thread);
            thread.start();
        }
        start.countDown();
    }

    void stop() {
        stopped = true;
    }

    List<CallRecord> join() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (Thread thread : threads) {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
            if (thread.isAlive()) {
                throw new IllegalStateException("a call never ended on " + thread.getName());
            }
        }
        List<CallRecord> all = new ArrayList<>();
        records.forEach(all::addAll);
        return all;
    }

    private void run(List<CallRecord> mine, long pauseMicros, long callsEach) {
        try {
            start.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return;
        }
        for (long i = 0; i < callsEach && !stopped; i++) {
            mine.add(calls.make(cache, "k" + ThreadLocalRandom.current().nextInt(keys)));
            if (pauseMicros > 0) {
                LockSupport.parkNanos(pauseMicros * ThreadLocalRandom.current().nextLong(500, 1500));
            }
        }
    }
}
