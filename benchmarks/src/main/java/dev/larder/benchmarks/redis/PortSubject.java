package dev.larder.benchmarks.redis;

import java.util.concurrent.atomic.LongAdder;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.larder.benchmarks.load.Product;
import dev.larder.benchmarks.load.Subject;
import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.redis.vertx.RedisClients;
import dev.larder.internal.redis.vertx.Settings;
import dev.larder.internal.redis.vertx.VertxRedis;
import io.quarkus.arc.Unremovable;
import io.vertx.core.Vertx;

/** The connection layer alone: a {@code GET} that the caller blocks for, and bytes that nobody decodes. */
@ApplicationScoped
@Unremovable
@Named("port")
public class PortSubject implements Subject {

    private final LongAdder loads = new LongAdder();
    private final VertxRedis port;

    @Inject
    public PortSubject(Vertx vertx, @ConfigProperty(name = "quarkus.redis.hosts") String hosts) {
        port = RedisClients.open(vertx, hosts, Settings.defaults(), first -> {});
    }

    @Override
    public Product get(String id) {
        String key = "port:" + id;
        Reply reply = port.send(Command.read("GET", key)).join();
        if (reply instanceof Reply.Failed failed) {
            throw new IllegalStateException(failed.fault().toString());
        }
        Product value = Product.of(id);
        if (reply instanceof Reply.Nil) {
            loads.increment();
            port.send(Command.write("SET", key, "x".repeat(270))).join();
        }
        return value;
    }

    @Override
    public long loads() {
        return loads.sum();
    }

    @PreDestroy
    void close() {
        port.close();
    }
}
