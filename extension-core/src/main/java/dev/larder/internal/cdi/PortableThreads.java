package dev.larder.internal.cdi;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for reactive calls that were not made on an event loop, where no container offers any. */
final class PortableThreads {

    private static final Duration IDLE = Duration.ofSeconds(30);

    private PortableThreads() {
    }

    /** Daemon threads, made when needed and let go when idle. What waits for one is bounded by the calls under way. */
    static ThreadPoolExecutor create(ClassLoader loader) {
        int size = Math.max(4, 4 * Runtime.getRuntime().availableProcessors());
        AtomicInteger count = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(size, size, IDLE.toMillis(), TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "larder-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    thread.setContextClassLoader(loader);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
