package dev.larder.testing;

import java.util.ArrayList;
import java.util.List;

import org.jboss.logging.Logger;

/** Starts Redis servers. */
public final class RedisLauncher {

    private static final Logger LOG = Logger.getLogger(RedisLauncher.class);

    private RedisLauncher() {
    }

    public static RedisHandle launch() {
        return launch(RedisOptions.defaults());
    }

    /**
     * Starts a server by the first of the steps that works here, and returns when it answers. It ends when the handle
     * is closed, or with this JVM, however that ends.
     *
     * @throws IllegalStateException if no step works; the message says of each why not
     */
    public static RedisHandle launch(RedisOptions options) {
        List<String> reasons = new ArrayList<>();
        for (RedisStep step : options.steps()) {
            try {
                RedisHandle handle = launch(step, options);
                LOG.debugf("Redis started by %s at %s", step, handle.uri());
                return handle;
            } catch (UnavailableException e) {
                LOG.debugf("Redis not started by %s: %s", step, e.getMessage());
                reasons.add(step + ": " + e.getMessage());
            }
        }
        throw new IllegalStateException("No Redis could be started. " + String.join("; ", reasons)
                + ". Start Docker, or install redis-server, or add com.github.codemonstur:embedded-redis");
    }

    /** Whether a step can be tried on this machine. That it then works is not certain. */
    public static boolean isAvailable(RedisStep step) {
        return switch (step) {
            case CONTAINER -> DockerProbe.answers();
            case PATH -> ServerBinary.isOnPath();
            case EMBEDDED -> ServerBinary.isBundled();
        };
    }

    private static RedisHandle launch(RedisStep step, RedisOptions options) throws UnavailableException {
        return switch (step) {
            case CONTAINER -> {
                if (!DockerProbe.answers()) {
                    throw new UnavailableException(
                            "Docker does not answer, or Testcontainers is not on the class path");
                }
                yield ContainerRedis.start(options);
            }
            case PATH -> ProcessRedis.start(step, ServerBinary.onPath(), options);
            case EMBEDDED -> ProcessRedis.start(step, ServerBinary.bundled(), options);
        };
    }
}
