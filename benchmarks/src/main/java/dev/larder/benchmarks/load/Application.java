package dev.larder.benchmarks.load;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

/** The Quarkus application on the class path, started in this JVM as its own main class would start it. */
public final class Application implements QuarkusApplication {

    private static final CompletableFuture<Boolean> STARTED = new CompletableFuture<>();

    /** Returns when it is started. */
    public static void start() {
        Thread main = new Thread(() -> Quarkus.run(Application.class, (code, failure) -> STARTED.completeExceptionally(
                failure == null ? new IllegalStateException("the application ended") : failure)), "application");
        main.setDaemon(true);
        main.start();
        try {
            STARTED.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the application did not start", e.getCause());
        }
    }

    /** Its threads would keep the JVM alive. */
    public static void stop() {
        Quarkus.asyncExit();
    }

    @Override
    public int run(String... arguments) {
        STARTED.complete(true);
        Quarkus.waitForExit();
        return 0;
    }
}
