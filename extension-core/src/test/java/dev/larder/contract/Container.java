package dev.larder.contract;

import static java.util.Map.entry;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.Map;

import jakarta.enterprise.context.control.RequestContextController;

import dev.larder.Larder;
import dev.larder.testing.RedisHandle;
import io.vertx.core.Vertx;

/** A running application with the beans of {@code dev.larder.contract.shop}, and the Redis it keeps entries in. */
public interface Container {

    /** Longer than the default: that a busy machine is late is no fault of Redis. */
    Duration DEADLINE = Duration.ofMillis(400);

    /** The configuration that the suite expects the application to run with, besides where Redis is. */
    Map<String, String> CONFIGURATION = Map.ofEntries(
            entry("larder.prefix", "contract"),
            entry("larder.caches.\"off\".enabled", "false"),
            entry("larder.caches.\"configured\".ttl", "7m"),
            entry("contract.ttl", "3m"),
            entry("larder.redis.deadline", DEADLINE.toMillis() + "ms"),
            // Longer than tests without Redis take; besides, what followers ask is not counted as what calls ask.
            entry("larder.local.max-lag", "60s"),
            entry("larder.redis.reconnect.max-backoff", "200ms"),
            entry("larder.redis.breaker.open", "200ms"),
            entry("larder.redis.breaker.max-open", "400ms"),
            entry("larder.waiters.max-wait", "20s"),
            entry("larder.caches.\"own\".local-copy", "true"),
            entry("larder.caches.\"ownLocal\".local-copy", "true"),
            entry("larder.caches.\"ownOld\".local-copy", "true"),
            entry("larder.caches.\"forced\".refresh", "background"));

    /** A bean of the application. */
    <T> T bean(Class<T> type, Annotation... qualifiers);

    /** Runs something within a request, as the container has it. */
    default void withinRequest(Runnable task) {
        RequestContextController requests = bean(RequestContextController.class);
        boolean begun = requests.activate();
        try {
            task.run();
        } finally {
            if (begun) {
                requests.deactivate();
            }
        }
    }

    RedisHandle redis();

    /** Where calls on event loops come from. */
    Vertx vertx();

    default Larder larder() {
        return bean(Larder.class);
    }
}
