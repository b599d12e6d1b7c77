package dev.larder.internal.redis.vertx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;

/**
 * The port over a few long-lived connections of a Vert.x client. Commands of one thread keep their order, as long as
 * its connection lives. Connecting begins at once and never ends but with {@link #close()}.
 */
public final class VertxRedis implements RedisPort, AutoCloseable {

    private static final Fault OVERLOADED = new Fault(Fault.Kind.OVERLOADED, "Too many commands are under way");
    private static final Fault CLOSED = new Fault(Fault.Kind.UNREACHABLE, "Closed");

    private final List<Lane> lanes = new ArrayList<>();
    private final Runnable whenClosed;
    private final long deadline;
    private final int maxQueued;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong batches = new AtomicLong();
    private volatile boolean closed;

    /**
     * @param redis stays the caller's to close
     * @param connecting told of each connect and of each that failed
     */
    public VertxRedis(Vertx vertx, Redis redis, Settings settings, Connecting connecting) {
        this(vertx, redis, settings, connecting, () -> {});
    }

    VertxRedis(Vertx vertx, Redis redis, Settings settings, Connecting connecting, Runnable whenClosed) {
        this.whenClosed = whenClosed;
        this.deadline = settings.deadline().toNanos();
        this.maxQueued = settings.maxQueued();
        for (int i = 0; i < settings.connections(); i++) {
            lanes.add(new Lane(vertx, redis, settings, batches, connecting,
                    link -> connecting.connected(command -> send(command, link::submit))));
        }
    }

    @Override
    public CompletableFuture<Reply> send(Command command) {
        return send(command, pending -> lane().submit(pending));
    }

    /** @param taker false: it does not take it */
    private CompletableFuture<Reply> send(Command command, Predicate<Pending> taker) {
        if (closed) {
            return CompletableFuture.completedFuture(new Reply.Failed(CLOSED));
        }
        if (underWay.incrementAndGet() > maxQueued) {
            underWay.decrementAndGet();
            return CompletableFuture.completedFuture(new Reply.Failed(OVERLOADED));
        }
        Request request;
        try {
            request = Requests.of(command);
        } catch (IllegalArgumentException e) {
            underWay.decrementAndGet();
            return CompletableFuture.completedFuture(Replies.refused("ERR " + e.getMessage()));
        }
        var pending = new Pending(command.kind(), request, System.nanoTime() + deadline, underWay);
        if (!taker.test(pending)) {
            pending.unreachable("No connection to Redis");
        }
        return pending;
    }

    private Lane lane() {
        int size = lanes.size();
        if (size == 1) {
            return lanes.get(0);
        }
        int own = (int) (Thread.currentThread().getId() % size);
        for (int i = 0; i < size; i++) {
            Lane lane = lanes.get((own + i) % size);
            if (lane.isUp()) {
                return lane;
            }
        }
        return lanes.get(own);
    }

    /** Whether a command would be sent at once. */
    public boolean isConnected() {
        return lanes.stream().anyMatch(Lane::isUp);
    }

    /** How many writes have carried commands. */
    long batches() {
        return batches.get();
    }

    int underWay() {
        return underWay.get();
    }

    /** Commands under way fail, soon after; later ones at once. Doing so twice does nothing. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            lanes.forEach(Lane::close);
            whenClosed.run();
        }
    }
}
