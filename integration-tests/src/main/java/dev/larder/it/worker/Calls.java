package dev.larder.it.worker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes calls, numbers them and records what they give. */
@ApplicationScoped
public class Calls {

    private static final long PATIENCE_SECONDS = 60;
    private static final int NUMBERS_PER_WORKER = 40;

    @Inject
    Readings readings;

    @ConfigProperty(name = "worker.number")
    long worker;

    private final AtomicLong numbers = new AtomicLong();

    public CallRecord make(String cache, String key) {
        long call = (worker << NUMBERS_PER_WORKER) + numbers.incrementAndGet();
        long began = System.nanoTime();
        try {
            Reading reading = read(cache, key, call);
            return new CallRecord(call, key, began, System.nanoTime(), reading.version(), "");
        } catch (Throwable thrown) {
            return new CallRecord(call, key, began, System.nanoTime(), CallRecord.NONE,
                    thrown.getClass().getName() + ": " + thrown.getMessage());
        }
    }

    private Reading read(String cache, String key, long call) throws Throwable {
        return switch (cache) {
            case "plain" -> readings.plain(key, call);
            case "cluster" -> readings.cluster(key, call);
            case "local" -> readings.local(key, call);
            case "none" -> readings.none(key, call);
            case "stage" -> awaited(readings.stage(key, call).toCompletableFuture());
            case "uni" -> awaited(readings.uni(key, call).subscribeAsCompletionStage());
            default -> throw new IllegalArgumentException("no cache " + cache);
        };
    }

    private static Reading awaited(CompletableFuture<Reading> future) throws Throwable {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw failure.getCause() == null ? failure : failure.getCause();
        } catch (TimeoutException never) {
            throw new IllegalStateException("a call never ended", never);
        }
    }
}
