package dev.larder.internal.redis.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.redis.Script;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

@WithRedis(arguments = { "--maxmemory-policy", "noeviction" })
class VertxRedisTest {

    private final List<Ports.Open> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(Ports.Open::close);
    }

    private VertxRedis connected(RedisHandle redis) {
        return open(redis, Settings.defaults().withDeadline(Duration.ofSeconds(2))).awaitUp().redis();
    }

    private Ports.Open open(RedisHandle redis, Settings settings) {
        Ports.Open open = Ports.open(redis.uri(), settings);
        opened.add(open);
        return open;
    }

    /** Sends all from the event loop, so that all are there before the first goes out. */
    private List<Reply> together(List<Command> commands) {
        Ports.Open open = opened.get(opened.size() - 1);
        List<CompletableFuture<Reply>> replies = new ArrayList<>();
        CompletableFuture<Void> sent = new CompletableFuture<>();
        open.vertx().runOnContext(nothing -> {
            commands.forEach(command -> replies.add(open.redis().send(command)));
            sent.complete(null);
        });
        sent.join();
        return replies.stream().map(CompletableFuture::join).toList();
    }

    private static String text(Reply reply) {
        assertThat(reply).isInstanceOf(Reply.Bytes.class);
        return new String(((Reply.Bytes) reply).value(), StandardCharsets.UTF_8);
    }

    private static Fault fault(Reply reply) {
        assertThat(reply).isInstanceOf(Reply.Failed.class);
        return ((Reply.Failed) reply).fault();
    }

    @Test
    void manyCommandsGoOutInFewWritesAndEachGetsItsReply(RedisHandle redis) {
        VertxRedis port = connected(redis);
        List<Command> writes = new ArrayList<>();
        List<Command> reads = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            writes.add(Command.write("SET", "k" + i, "v" + i));
            reads.add(Command.read("GET", "k" + i));
        }
        assertThat(together(writes)).containsOnly(Reply.OK);
        List<Reply> replies = together(reads);
        for (int i = 0; i < replies.size(); i++) {
            assertThat(text(replies.get(i))).isEqualTo("v" + i);
        }
        assertThat(port.batches()).isLessThan(100);
        assertThat(port.underWay()).isZero();
    }

    @Test
    void commandsOfOneThreadKeepTheirOrder(RedisHandle redis) {
        connected(redis);
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            commands.add(Command.write("SET", "k", "v" + i));
            commands.add(Command.script("EVAL", "return redis.call('GET', KEYS[1])", 1L, "k"));
        }
        List<Reply> replies = together(commands);
        for (int i = 0; i < 500; i++) {
            assertThat(text(replies.get(2 * i + 1))).isEqualTo("v" + i);
        }
    }

    @Test
    void errorRepliesDoNotAffectTheNeighbours(RedisHandle redis) {
        connected(redis);
        redis.command("LPUSH", "list", "x");
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            commands.add(Command.write("SET", "k" + i, "v" + i));
            commands.add(Command.read("GET", i % 7 == 0 ? "list" : "k" + i));
            commands.add(Command.write("INCR", i % 5 == 0 ? "list" : "n" + i));
        }
        List<Reply> replies = together(commands);
        for (int i = 0; i < 100; i++) {
            assertThat(replies.get(3 * i)).isEqualTo(Reply.OK);
            if (i % 7 == 0) {
                assertThat(fault(replies.get(3 * i + 1)).code()).isEqualTo("WRONGTYPE");
            } else {
                assertThat(text(replies.get(3 * i + 1))).isEqualTo("v" + i);
            }
            if (i % 5 == 0) {
                assertThat(fault(replies.get(3 * i + 2)).code()).isEqualTo("WRONGTYPE");
            } else {
                assertThat(replies.get(3 * i + 2)).isEqualTo(Reply.OK);
                assertThat(redis.command("GET", "n" + i)).as("a write is sent once").isEqualTo("1");
            }
        }
    }

    @Test
    void commandWithTooFewArgumentsDoesNotAffectTheNeighbours(RedisHandle redis) {
        connected(redis);
        List<Reply> replies = together(List.of(Command.write("SET", "a", "1"), Command.read("GET"),
                Command.read("GET", "a"), Command.write("INCR", "a")));
        assertThat(replies.get(0)).isEqualTo(Reply.OK);
        assertThat(fault(replies.get(1)).kind()).isEqualTo(Fault.Kind.REFUSED);
        assertThat(text(replies.get(2))).isEqualTo("1");
        assertThat(redis.command("GET", "a")).isEqualTo("2");
    }

    @Test
    void commandThatNeedsAConnectionOfItsOwnIsRefused(RedisHandle redis) {
        VertxRedis port = connected(redis);
        for (String name : List.of("SUBSCRIBE", "CLIENT", "MULTI", "SELECT", "MONITOR", "BLPOP")) {
            assertThat(fault(port.send(Command.script(name, "x")).join()).text()).contains(name);
        }
        assertThat(fault(port.send(Command.read("GET", new Object())).join()).kind()).isEqualTo(Fault.Kind.REFUSED);
        assertThat(port.underWay()).isZero();
    }

    @Test
    void forgottenScriptIsSentAgain(RedisHandle redis) {
        VertxRedis port = connected(redis);
        var script = new Script("return tonumber(ARGV[1]) + 1");
        assertThat(script.run(port, List.of(), 1L).join()).isEqualTo(new Reply.Number(2));
        redis.command("SCRIPT", "FLUSH");
        assertThat(script.run(port, List.of(), 2L).join()).isEqualTo(new Reply.Number(3));
    }

    @Test
    void fullServerRefusesWritesAndAnswersReads(RedisHandle redis) {
        VertxRedis port = connected(redis);
        redis.command("SET", "there", "1");
        redis.command("CONFIG", "SET", "maxmemory", "1");
        try {
            List<Reply> replies = together(List.of(Command.write("SET", "a", "1"), Command.read("GET", "there"),
                    Command.write("UNLINK", "none")));
            assertThat(fault(replies.get(0)).code()).isEqualTo("OOM");
            assertThat(text(replies.get(1))).isEqualTo("1");
            assertThat(replies.get(2)).isEqualTo(Reply.OK);
        } finally {
            redis.command("CONFIG", "SET", "maxmemory", "0");
        }
        assertThat(port.send(Command.write("SET", "a", "1")).join()).isEqualTo(Reply.OK);
    }

    @Test
    void moreCommandsThanTheBoundAreRefusedAtOnce(RedisHandle redis) {
        VertxRedis port = open(redis, Settings.defaults().withDeadline(Duration.ofSeconds(1)).withMaxQueued(10))
                .awaitUp().redis();
        redis.pause();
        List<CompletableFuture<Reply>> taken = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            taken.add(port.send(Command.read("GET", "k")));
        }
        CompletableFuture<Reply> refused = port.send(Command.read("GET", "k"));
        assertThat(refused).isDone();
        assertThat(fault(refused.join()).kind()).isEqualTo(Fault.Kind.OVERLOADED);
        taken.forEach(reply -> assertThat(fault(reply.join()).kind()).isEqualTo(Fault.Kind.LATE));
        assertThat(port.underWay()).isZero();
    }

    @Test
    void callerThatCancelsGivesItsPlaceBack(RedisHandle redis) {
        VertxRedis port = connected(redis);
        port.send(Command.read("GET", "k")).cancel(false);
        Awaitility.await().until(() -> port.underWay() == 0);
    }

    @Test
    void commandAtTheStartWaitsForTheFirstConnect(RedisHandle redis) {
        Ports.Open open = open(redis, Settings.defaults().withDeadline(Duration.ofSeconds(5)));
        assertThat(open.redis().send(Command.read("PING")).join()).isEqualTo(new Reply.Status("PONG"));
    }

    @Test
    void severalConnectionsServe(RedisHandle redis) {
        Ports.Open open = open(redis, Settings.defaults().withDeadline(Duration.ofSeconds(2)).withConnections(3));
        open.awaitUp();
        Awaitility.await().until(() -> String.valueOf(redis.command("CLIENT", "LIST")).lines().count() == 4);
        assertThat(open.redis().send(Command.read("PING")).join()).isEqualTo(new Reply.Status("PONG"));
    }

    @Test
    void closeFailsWhatIsUnderWayAndLeavesNoConnection(RedisHandle redis) {
        Ports.Open open = open(redis, Settings.defaults().withDeadline(Duration.ofSeconds(20))).awaitUp();
        redis.pause();
        List<CompletableFuture<Reply>> replies = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            replies.add(open.redis().send(Command.read("GET", "k")));
        }
        open.redis().close();
        open.redis().close();
        replies.forEach(reply -> assertThat(fault(reply.join()).kind()).isEqualTo(Fault.Kind.UNREACHABLE));
        assertThat(fault(open.redis().send(Command.read("PING")).join()).kind()).isEqualTo(Fault.Kind.UNREACHABLE);
        redis.resume();
        Awaitility.await().until(() -> String.valueOf(redis.command("CLIENT", "LIST")).lines().count() == 1);
    }

    @Test
    void closedVertxFailsCommandsAndThrowsNothing(RedisHandle redis) {
        Ports.Open open = open(redis, Settings.defaults()).awaitUp();
        open.vertx().close().toCompletionStage().toCompletableFuture().join();
        assertThat(fault(open.redis().send(Command.read("PING")).join()).kind()).isEqualTo(Fault.Kind.UNREACHABLE);
        open.redis().close();
    }
}
