package dev.larder.internal.redis.vertx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.time.GivingWay;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/**
 * One live connection. Commands come from any thread; all else happens in the context of the connection itself, so a
 * batch goes out and its replies come back without a change of thread. What gathers between two turns of that event
 * loop is written at once: reads and writes together as one batch, in their order, and scripts by themselves.
 * <p>
 * Once down it stays down, and whatever arrives then is ignored; so no reply can meet a command of a later connection.
 */
final class Link {

    /** Commands sent and not answered at once; below what the client allows (2048), so that it never refuses any. */
    private static final int WINDOW = 1024;

    /** So many deadlines without any answer to what was sent, and the connection is given up for dead. */
    private static final int SILENT_DEADLINES = 3;

    private final Vertx vertx;
    private final Context home;
    private final RedisConnection connection;
    private final Consumer<Link> whenDown;
    private final AtomicLong batches;
    private final Handler<Void> drain = nothing -> drain();

    private final Inbox inbox = new Inbox();
    private final Backlog backlog = new Backlog();
    private final Flights flights;
    private final GivingWay givingWay = new GivingWay(System::nanoTime);
    private boolean gathering;
    private long timer = -1;
    private volatile boolean down;

    /** To be called in the context of the connection, which has no command under way. */
    Link(Vertx vertx, Context home, RedisConnection connection, Settings settings, AtomicLong batches,
            Consumer<Link> whenDown) {
        this.vertx = vertx;
        this.home = home;
        this.connection = connection;
        this.whenDown = whenDown;
        this.flights = new Flights(SILENT_DEADLINES * settings.deadline().toNanos());
        this.batches = batches;
        connection.handler(reply -> drop("Redis sent what nobody asked for"));
        connection.endHandler(nothing -> drop("The connection to Redis closed"));
        connection.exceptionHandler(e -> drop("The connection to Redis broke"));
    }

    /** Takes a command on, from any thread; false if the link is down. */
    boolean submit(Pending pending) {
        Inbox.Put put = inbox.put(pending);
        if (put == Inbox.Put.FIRST) {
            try {
                home.runOnContext(drain);
            } catch (RejectedExecutionException e) {
                inbox.close(waiting -> waiting.unreachable("Vert.x is closed"));
            }
        }
        return put != Inbox.Put.CLOSED;
    }

    boolean isDown() {
        return down;
    }

    /** From any thread. */
    void close() {
        try {
            home.runOnContext(nothing -> drop("Closed"));
        } catch (RejectedExecutionException e) {
            inbox.close(waiting -> waiting.unreachable("Vert.x is closed"));
        }
    }

    /**
     * While replies are due, commands gather for one turn more: whoever just had a reply asks again soon, and a write
     * costs more than a turn. Callers that are ready to run have theirs first.
     */
    private void drain() {
        gathering = !gathering && !flights.isEmpty();
        if (gathering) {
            givingWay.once();
            home.runOnContext(drain);
            return;
        }
        inbox.takeAll(backlog::add);
        pump();
    }

    private void pump() {
        long now = System.nanoTime();
        while (!down && !backlog.isEmpty() && flights.commands() < WINDOW) {
            launch(backlog.nextRun(WINDOW - flights.commands(), now), now);
        }
        arm(now);
    }

    private void launch(List<Pending> run, long now) {
        if (run.isEmpty()) {
            return;
        }
        Flights.Flight flight = flights.begin(run, now);
        batches.lazySet(batches.get() + 1);
        if (run.size() == 1) {
            connection.send(run.get(0).request).onComplete(sent -> {
                if (sent.succeeded()) {
                    flights.land(flight, System.nanoTime());
                    run.get(0).answer(Replies.of(sent.result()));
                    pump();
                } else {
                    failLater(flight, sent);
                }
            });
            return;
        }
        List<Request> requests = new ArrayList<>(run.size());
        for (Pending pending : run) {
            requests.add(pending.request);
        }
        connection.batch(requests).onComplete(sent -> {
            if (sent.succeeded()) {
                flights.land(flight, System.nanoTime());
                answerAll(run, sent.result());
                pump();
            } else {
                failLater(flight, sent);
            }
        });
    }

    private static void answerAll(List<Pending> run, List<@Nullable Response> responses) {
        for (int i = 0; i < run.size(); i++) {
            run.get(i).answer(Replies.of(responses.get(i)));
        }
    }

    /**
     * The client fails what is under way before it says that the connection is at its end. A turn later that has been
     * said, and what is left are answers of the server.
     */
    private void failLater(Flights.Flight flight, AsyncResult<?> sent) {
        home.runOnContext(nothing -> {
            if (!down) {
                flights.remove(flight);
                fail(flight.commands(), sent.cause());
                pump();
            }
        });
    }

    private void fail(List<Pending> commands, Throwable cause) {
        FailedFlight outcome = FailedFlight.settle(commands, cause);
        if (outcome instanceof FailedFlight.Again again) {
            if (cause instanceof Response) {
                flights.heard(System.nanoTime());
            }
            eachAlone(again.commands());
        } else if (outcome instanceof FailedFlight.Broken broken) {
            commands.forEach(pending -> pending.unreachable(broken.why()));
            drop(broken.why());
        }
    }

    private void eachAlone(List<Pending> commands) {
        long now = System.nanoTime();
        for (Pending pending : commands) {
            if (pending.isDue(now)) {
                pending.fail(Pending.LATE);
            } else if (down) {
                pending.unreachable("The connection to Redis broke");
            } else if (!pending.isAnswered()) {
                launch(List.of(pending), now);
            }
        }
    }

    private void arm(long now) {
        if (timer >= 0 || down || flights.isEmpty() && backlog.isEmpty()) {
            return;
        }
        long wait = flights.isEmpty() ? Long.MAX_VALUE : flights.nextEvent() - now;
        if (!backlog.isEmpty()) {
            wait = Math.min(wait, backlog.nextDue() - now);
        }
        timer = vertx.setTimer(Math.max(1, (wait + 999_999) / 1_000_000), id -> sweep());
    }

    private void sweep() {
        timer = -1;
        long now = System.nanoTime();
        flights.failDue(now);
        backlog.failDue(now);
        if (flights.isSilent(now)) {
            drop("Redis is silent");
        }
        arm(now);
    }

    private void drop(String why) {
        if (down) {
            return;
        }
        down = true;
        if (timer >= 0) {
            vertx.cancelTimer(timer);
        }
        inbox.close(backlog::add);
        flights.failAll(why);
        backlog.failAll(why);
        connection.close();
        whenDown.accept(this);
    }
}
