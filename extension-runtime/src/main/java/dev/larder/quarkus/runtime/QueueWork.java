package dev.larder.quarkus.runtime;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Applies what waits in queues from when the application has started until it begins to stop. */
@ApplicationScoped
public class QueueWork {

    private final QuarkusLarder larder;

    @Inject
    public QueueWork(QuarkusLarder larder) {
        this.larder = larder;
    }

    void begin(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) StartupEvent started) {
        larder.assembly().start();
    }

    /** The beans are there still whose methods are run, and the database. */
    void end(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent stopping) {
        larder.assembly().drain().join();
    }
}
