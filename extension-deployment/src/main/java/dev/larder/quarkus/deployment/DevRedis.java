package dev.larder.quarkus.deployment;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.larder.testing.RedisHandle;
import dev.larder.testing.RedisLauncher;
import dev.larder.testing.RedisOptions;
import io.quarkus.deployment.builditem.Startable;

/** The Redis of dev mode as Quarkus starts and closes it. */
final class DevRedis implements Startable {

    private static final Logger LOG = Logger.getLogger(DevRedis.class);

    private final RedisOptions options;
    private @Nullable RedisHandle redis;

    DevRedis(RedisOptions options) {
        this.options = options;
    }

    @Override
    public void start() {
        RedisHandle started = RedisLauncher.launch(options);
        redis = started;
        LOG.infof("Redis for development runs at %s (%s)", started.uri(), switch (started.startedBy()) {
            case CONTAINER -> "a container";
            case PATH -> "the redis-server of this machine";
            case EMBEDDED -> "a bundled binary, as neither Docker nor a redis-server was found";
        });
    }

    @Override
    public String getConnectionInfo() {
        return running().uri();
    }

    /** None: where there is a container, its handle removes it. */
    @Override
    public @Nullable String getContainerId() {
        return null;
    }

    @Override
    public void close() {
        if (redis != null) {
            redis.close();
        }
    }

    private RedisHandle running() {
        RedisHandle started = redis;
        if (started == null) {
            throw new IllegalStateException("Redis for development was not started");
        }
        return started;
    }
}
