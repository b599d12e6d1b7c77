package dev.larder.internal.cdi;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for loads in the background and for reactive calls that were not made on an event loop, where no container
 * offers any. They are daemons with the application's class loader. What they are asked to do is bounded by the calls and
 * the renewals under way.
 */
final class PortableThreads {

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final String NAME = "larder-";

    private PortableThreads() {
    }

    /** A virtual thread for each task where Java has them; otherwise a pool, whose threads are let go when idle. */
    static ExecutorService create(ClassLoader loader) {
        AtomicInteger count = new AtomicInteger();
        return virtual(count, loader).orElseGet(() -> pool(named(PortableThreads::daemon, count, loader)));
    }

    private static ExecutorService pool(ThreadFactory factory) {
        int size = Math.max(4, 4 * Runtime.getRuntime().availableProcessors());
        ThreadPoolExecutor pool = new ThreadPoolExecutor(size, size, IDLE.toMillis(), TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(), factory);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Since Java 21; this is compiled for 17. */
    private static Optional<ExecutorService> virtual(AtomicInteger count, ClassLoader loader) {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            ThreadFactory factory = (ThreadFactory) Class.forName("java.lang.Thread$Builder").getMethod("factory")
                    .invoke(builder);
            return Optional.of((ExecutorService) Executors.class
                    .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
                    .invoke(null, named(factory, count, loader)));
        } catch (ReflectiveOperationException before) {
            return Optional.empty();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }

    private static ThreadFactory named(ThreadFactory factory, AtomicInteger count, ClassLoader loader) {
        return task -> {
            Thread thread = factory.newThread(task);
            thread.setName(NAME + count.incrementAndGet());
            thread.setContextClassLoader(loader);
            return thread;
        };
    }
}
