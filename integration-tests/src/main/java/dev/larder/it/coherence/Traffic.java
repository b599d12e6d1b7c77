package dev.larder.it.coherence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Threads that read and threads that write, until they are stopped. */
@ApplicationScoped
public class Traffic {

    private static final long PATIENCE_MILLIS = 60_000;

    @ConfigProperty(name = "worker.number")
    int process;

    @Inject
    Database database;

    @Inject
    Counters counters;

    @Inject
    Origins origins;

    @Inject
    Invalidations invalidations;

    private final List<Scribe> scribes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;
    private volatile boolean hushed;

    /** @param readPauseMicros between two calls of a thread, about */
    synchronized void start(int readers, long readPauseMicros, int writers, long writePauseMicros) {
        database.open();
        for (int i = 0; i < readers; i++) {
            run("reader-" + i, readPauseMicros, scribe -> scribe.read(Ground.any().drawn()));
        }
        for (int i = 0; i < writers; i++) {
            run("writer-" + i, writePauseMicros, scribe -> {
                if (!hushed) {
                    scribe.write(ThreadLocalRandom.current().nextBoolean());
                }
            });
        }
    }

    /** Whether writers leave off writing. */
    void hush(boolean quiet) {
        hushed = quiet;
    }

    synchronized int events() {
        return scribes.stream().mapToInt(Scribe::events).sum();
    }

    /** Stops all, and gives what they have done. */
    synchronized Happenings stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join(PATIENCE_MILLIS);
            if (thread.isAlive()) {
                throw new IllegalStateException("a call never ended on " + thread.getName());
            }
        }
        return Happenings.of(scribes.stream().map(Scribe::happenings).toList());
    }

    /** Reads each row, some times. */
    Happenings look(int times) {
        Scribe scribe = new Scribe(process, counters, origins, invalidations);
        for (int i = 0; i < times; i++) {
            for (int row = 0; row < Ground.ROWS; row++) {
                scribe.read(row);
            }
        }
        return scribe.happenings();
    }

    /** Reads a row of the cache that is in Redis alone. */
    Origin probe() {
        return new Scribe(process, counters, origins, invalidations).read(Ground.REMOTE.first()).origin();
    }

    private void run(String name, long pauseMicros, Consumer<Scribe> step) {
        Scribe scribe = new Scribe(process, counters, origins, invalidations);
        scribes.add(scribe);
        Thread thread = new Thread(() -> {
            while (!stopped) {
                step.accept(scribe);
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(
                        ThreadLocalRandom.current().nextLong(pauseMicros / 2, pauseMicros * 3 / 2)));
            }
        }, name);
        threads.add(thread);
        thread.start();
    }
}
