package dev.larder.testing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** What {@link WithRedis} does. */
final class RedisExtension implements BeforeEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RedisExtension.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        ClassServer server = server(context);
        synchronized (server) {
            if (server.handle != null) {
                bringBack(server.handle, server.settings.emptied());
            }
        }
    }

    private static void bringBack(RedisHandle handle, boolean emptied) {
        if (!handle.isRunning()) {
            // Whether it was paused or killed, what it held and the connections to it are no longer wanted.
            handle.restart();
        }
        if (emptied) {
            handle.command("FLUSHALL");
            handle.command("SCRIPT", "FLUSH");
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RedisHandle.class;
    }

    @Override
    public RedisHandle resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return server(context).get();
    }

    private static ClassServer server(ExtensionContext context) {
        ExtensionContext place = annotated(context);
        WithRedis settings = place.getRequiredTestClass().getAnnotation(WithRedis.class);
        return place.getStore(NAMESPACE)
                .computeIfAbsent(ClassServer.class, key -> new ClassServer(settings), ClassServer.class);
    }

    /** The context of the class that wears the annotation: a nested class shares the server of the outer one. */
    private static ExtensionContext annotated(ExtensionContext context) {
        ExtensionContext place = context;
        while (place.getTestMethod().isPresent()
                || !place.getRequiredTestClass().isAnnotationPresent(WithRedis.class)) {
            place = place.getParent().orElseThrow();
        }
        return place;
    }

    /** The server of one test class. */
    static final class ClassServer implements AutoCloseable {

        private final WithRedis settings;
        private @Nullable RedisHandle handle;

        ClassServer(WithRedis settings) {
            this.settings = settings;
        }

        synchronized RedisHandle get() {
            if (handle == null) {
                RedisOptions options = RedisOptions.defaults().withImage(settings.image())
                        .withArguments(settings.arguments());
                handle = RedisLauncher.launch(
                        settings.steps().length == 0 ? options : options.withSteps(settings.steps()));
            }
            return handle;
        }

        @Override
        public synchronized void close() {
            if (handle != null) {
                handle.close();
            }
        }
    }
}
