package dev.larder.internal.redis.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.Reply;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;

@WithRedis
class VertxRedisFaultTest {

    private static final Command PING = Command.read("PING");

    private Ports.@Nullable Open open;

    @AfterEach
    void close() {
        if (open != null) {
            open.close();
        }
    }

    private VertxRedis open(String uri) {
        open = Ports.open(uri, Settings.defaults());
        return open.redis();
    }

    private VertxRedis connected(RedisHandle redis) {
        VertxRedis port = open(redis.uri());
        open.awaitUp();
        return port;
    }

    private static ConditionFactory soon() {
        return Awaitility.await().pollInterval(Duration.ofMillis(10)).atMost(Duration.ofSeconds(15));
    }

    private static void awaitPong(VertxRedis port) {
        soon().until(() -> port.send(PING).join().equals(new Reply.Status("PONG")));
    }

    private static Fault.Kind kind(CompletableFuture<Reply> reply) throws Exception {
        return ((Reply.Failed) reply.get(5, TimeUnit.SECONDS)).fault().kind();
    }

    @Test
    void commandsToAStalledServerAreLateThenFailAtOnceAndHealWhenItGoesOn(RedisHandle redis) throws Exception {
        VertxRedis port = connected(redis);
        redis.pause();
        List<CompletableFuture<Reply>> replies = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            replies.add(port.send(Command.read("GET", "k")));
        }
        for (CompletableFuture<Reply> reply : replies) {
            assertThat(kind(reply)).isEqualTo(Fault.Kind.LATE);
        }
        soon().until(() -> !port.isConnected());
        assertThat(kind(port.send(PING))).isEqualTo(Fault.Kind.UNREACHABLE);
        redis.resume();
        awaitPong(port);
    }

    @Test
    void longStallLeavesNoMoreThanAFewConnectionsAndHeals(RedisHandle redis) {
        VertxRedis port = connected(redis);
        redis.pause();
        soon().until(() -> {
            port.send(PING).join();
            return !port.isConnected();
        });
        redis.resume();
        awaitPong(port);
        soon().until(() -> String.valueOf(redis.command("CLIENT", "LIST")).lines().count() <= 5);
    }

    @Test
    void lateRepliesNeverReachOtherCommands(RedisHandle redis) {
        VertxRedis port = connected(redis);
        for (int i = 0; i < 100; i++) {
            redis.command("SET", "k" + i, "v" + i);
        }
        for (int round = 0; round < 3; round++) {
            redis.pause();
            for (int i = 0; i < 100; i++) {
                port.send(Command.read("GET", "k" + i));
            }
            soon().until(() -> port.underWay() == 0);
            redis.resume();
            awaitPong(port);
            for (int i = 0; i < 100; i++) {
                Reply reply = port.send(Command.read("GET", "k" + i)).join();
                if (reply instanceof Reply.Bytes bytes) {
                    assertThat(new String(bytes.value(), StandardCharsets.UTF_8)).isEqualTo("v" + i);
                }
            }
        }
    }

    @Test
    void killedServerIsUnreachableAndReconnectsByItself(RedisHandle redis) throws Exception {
        VertxRedis port = connected(redis);
        redis.kill();
        soon().until(() -> !port.isConnected());
        assertThat(kind(port.send(PING))).isEqualTo(Fault.Kind.UNREACHABLE);
        redis.restart();
        awaitPong(port);
    }

    @Test
    void serverThatIsAbsentAtStartIsFoundWhenItComes(RedisHandle redis) throws Exception {
        redis.kill();
        VertxRedis port = open(redis.uri());
        assertThat(kind(port.send(PING))).isEqualTo(Fault.Kind.UNREACHABLE);
        redis.restart();
        awaitPong(port);
    }

    @Test
    void eachConnectIsTold(RedisHandle redis) {
        var connects = new AtomicInteger();
        Vertx vertx = Vertx.vertx();
        VertxRedis port = RedisClients.open(vertx, redis.uri(), Settings.defaults(),
                first -> connects.incrementAndGet());
        open = new Ports.Open(vertx, port);
        soon().until(() -> connects.get() == 1);
        redis.restart();
        soon().until(() -> connects.get() == 2);
    }

    @Test
    void clientWithASmallPoolSurvivesManyReconnects(RedisHandle redis) {
        Vertx vertx = Vertx.vertx();
        Redis client = Redis.createClient(vertx,
                new RedisOptions().setConnectionString(redis.uri()).setMaxPoolSize(2).setMaxPoolWaiting(2));
        VertxRedis port = new VertxRedis(vertx, client, Settings.defaults(), first -> {});
        open = new Ports.Open(vertx, port);
        for (int round = 0; round < 4; round++) {
            awaitPong(port);
            redis.pause();
            soon().until(() -> {
                port.send(PING).join();
                return !port.isConnected();
            });
            redis.resume();
        }
        awaitPong(port);
        client.close();
    }

    /** Accepts, and does with each connection what the test says. */
    private static final class FakeServer implements AutoCloseable {

        private final ServerSocket socket;
        private final List<Socket> accepted = new ArrayList<>();

        FakeServer(byte[] answer) throws IOException {
            socket = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }));
            var server = new Thread(() -> serve(answer));
            server.setDaemon(true);
            server.start();
        }

        private void serve(byte[] answer) {
            try {
                while (true) {
                    Socket next = socket.accept();
                    synchronized (accepted) {
                        accepted.add(next);
                    }
                    next.getOutputStream().write(answer);
                    next.getOutputStream().flush();
                }
            } catch (IOException e) {
                return;
            }
        }

        int accepted() {
            synchronized (accepted) {
                return accepted.size();
            }
        }

        String uri() {
            return "redis://127.0.0.1:" + socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            socket.close();
            synchronized (accepted) {
                for (Socket each : accepted) {
                    each.close();
                }
            }
        }
    }

    @Test
    void portThatAcceptsAndNeverAnswersIsUnreachable() throws Exception {
        try (var silent = new FakeServer(new byte[0])) {
            VertxRedis port = open(silent.uri());
            for (int i = 0; i < 5; i++) {
                assertThat(kind(port.send(PING))).isEqualTo(Fault.Kind.UNREACHABLE);
            }
            soon().until(() -> silent.accepted() > 0);
            assertThat(silent.accepted()).isLessThanOrEqualTo(3);
            assertThat(port.isConnected()).isFalse();
        }
    }

    @Test
    void portThatAnswersGarbageIsUnreachable() throws Exception {
        try (var garbage = new FakeServer("HTTP/1.1 400 Bad Request\r\n\r\nno".getBytes(StandardCharsets.US_ASCII))) {
            VertxRedis port = open(garbage.uri());
            soon().until(() -> garbage.accepted() > 1);
            assertThat(kind(port.send(PING))).isEqualTo(Fault.Kind.UNREACHABLE);
            assertThat(port.isConnected()).isFalse();
            assertThat(garbage.accepted()).isLessThan(20);
        }
    }
}
