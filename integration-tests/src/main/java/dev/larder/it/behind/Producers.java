package dev.larder.it.behind;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The producers of this process. */
@ApplicationScoped
public class Producers {

    private static final long PATIENCE_MILLIS = 60_000;

    @ConfigProperty(name = "worker.number")
    int worker;

    @Inject
    Views views;

    @Inject
    Rows rows;

    private final List<Producer> producers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /** @param folder for their diaries */
    synchronized void start(int count, long pauseMicros, Path folder) throws IOException {
        for (int i = 0; i < count; i++) {
            String name = worker + "-" + i;
            Producer producer = new Producer(name, views, rows, new Diary(folder.resolve(name + ".diary")),
                    pauseMicros);
            Thread thread = new Thread(producer, "producer-" + name);
            producers.add(producer);
            threads.add(thread);
            thread.setDaemon(true);
            thread.start();
        }
    }

    synchronized int accepted() {
        return producers.stream().mapToInt(Producer::accepted).sum();
    }

    /** Returns when their last calls have. */
    synchronized void stop() throws InterruptedException {
        producers.forEach(Producer::stop);
        for (Thread thread : threads) {
            thread.join(PATIENCE_MILLIS);
            if (thread.isAlive()) {
                throw new IllegalStateException("a call never ended on " + thread.getName());
            }
        }
    }
}
