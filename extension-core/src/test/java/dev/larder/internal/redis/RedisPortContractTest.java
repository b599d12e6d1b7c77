package dev.larder.internal.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.larder.internal.redis.vertx.Ports;
import dev.larder.internal.time.FakeTime;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/** What every port does alike: the one in memory and the one to a real server. */
@WithRedis
class RedisPortContractTest {

    enum Kind {
        MEMORY, SERVER
    }

    private final FakeTime time = new FakeTime();
    private Ports.@Nullable Open open;
    private @Nullable RedisPort port;

    private void use(Kind kind, RedisHandle redis) {
        if (kind == Kind.SERVER) {
            open = Ports.open(redis);
            port = open.port();
        } else {
            port = new InMemoryRedis(time);
        }
    }

    @AfterEach
    void close() {
        if (open != null) {
            open.close();
        }
    }

    private Reply send(Command command) {
        assertThat(port).isNotNull();
        return port.send(command).join();
    }

    private Reply get(String key) {
        return send(Command.read("GET", key));
    }

    private static void assertBytes(Reply reply, String text) {
        assertThat(reply).isInstanceOfSatisfying(Reply.Bytes.class,
                bytes -> assertThat(new String(bytes.value(), StandardCharsets.UTF_8)).isEqualTo(text));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotThereIsNil(Kind kind, RedisHandle redis) {
        use(kind, redis);
        assertThat(get("none")).isEqualTo(Reply.NIL);
        assertThat(send(Command.read("PTTL", "none"))).isEqualTo(new Reply.Number(-2));
        assertThat(send(Command.read("EXISTS", "none"))).isEqualTo(new Reply.Number(0));
    }

    @ParameterizedTest
    @EnumSource
    void valueIsKeptByteForByte(Kind kind, RedisHandle redis) {
        use(kind, redis);
        byte[] value = new byte[256];
        for (int i = 0; i < value.length; i++) {
            value[i] = (byte) i;
        }
        assertThat(send(Command.write("SET", "k\u00e9y \u20ac", value))).isEqualTo(Reply.OK);
        assertThat(get("k\u00e9y \u20ac")).isInstanceOfSatisfying(Reply.Bytes.class,
                bytes -> assertThat(bytes.value()).isEqualTo(value));
        send(Command.write("SET", "empty", new byte[0]));
        assertBytes(get("empty"), "");
        send(Command.write("SET", "number", 42L));
        assertBytes(get("number"), "42");
    }

    @ParameterizedTest
    @EnumSource
    void valueExpiresByMilliseconds(Kind kind, RedisHandle redis) {
        use(kind, redis);
        send(Command.write("SET", "k", "v", "PX", 150L));
        assertThat(send(Command.read("PTTL", "k"))).isInstanceOfSatisfying(Reply.Number.class,
                left -> assertThat(left.value()).isBetween(1L, 150L));
        Awaitility.await().until(() -> {
            time.advance(Duration.ofMillis(50));
            return get("k").equals(Reply.NIL);
        });
    }

    @ParameterizedTest
    @EnumSource
    void expiryCanBeSetAnew(Kind kind, RedisHandle redis) {
        use(kind, redis);
        send(Command.write("SET", "k", "v"));
        assertThat(send(Command.read("PTTL", "k"))).isEqualTo(new Reply.Number(-1));
        send(Command.write("PEXPIRE", "k", 60_000L));
        assertThat(send(Command.read("PTTL", "k"))).isInstanceOfSatisfying(Reply.Number.class,
                left -> assertThat(left.value()).isBetween(50_000L, 60_000L));
    }

    @ParameterizedTest
    @EnumSource
    void conditionalSetTellsWhetherItSet(Kind kind, RedisHandle redis) {
        use(kind, redis);
        assertThat(send(Command.script("SET", "k", "1", "XX"))).isEqualTo(Reply.NIL);
        assertThat(send(Command.script("SET", "k", "1", "NX", "PX", 60_000L))).isEqualTo(Reply.OK);
        assertThat(send(Command.script("SET", "k", "2", "NX", "PX", 60_000L))).isEqualTo(Reply.NIL);
        assertThat(send(Command.script("SET", "k", "3", "XX"))).isEqualTo(Reply.OK);
        assertBytes(get("k"), "3");
    }

    @ParameterizedTest
    @EnumSource
    void successOfAWriteIsAlwaysOk(Kind kind, RedisHandle redis) {
        use(kind, redis);
        send(Command.write("SET", "k", "v"));
        assertThat(send(Command.write("UNLINK", "k", "none"))).isEqualTo(Reply.OK);
        assertThat(send(Command.write("UNLINK", "none"))).isEqualTo(Reply.OK);
        assertThat(send(Command.write("SET", "none", "v", "XX"))).isEqualTo(Reply.OK);
        assertThat(send(Command.read("EXISTS", "k", "none"))).isEqualTo(new Reply.Number(0));
        assertThat(send(Command.script("DEL", "none"))).isEqualTo(new Reply.Number(0));
    }

    @ParameterizedTest
    @EnumSource
    void scanFindsEachMatchingKey(Kind kind, RedisHandle redis) {
        use(kind, redis);
        Set<String> wanted = new HashSet<>();
        for (int i = 0; i < 57; i++) {
            send(Command.write("SET", "a:" + i, "v"));
            send(Command.write("SET", "b:" + i, "v"));
            wanted.add("a:" + i);
        }
        Set<String> found = new HashSet<>();
        List<String> cursors = new ArrayList<>();
        String cursor = "0";
        do {
            Reply.Many page = (Reply.Many) send(Command.read("SCAN", cursor, "MATCH", "a:*", "COUNT", 20L));
            cursor = text(page.values().get(0));
            cursors.add(cursor);
            ((Reply.Many) page.values().get(1)).values().forEach(key -> found.add(text(key)));
        } while (!cursor.equals("0"));
        assertThat(found).isEqualTo(wanted);
        assertThat(cursors).hasSizeGreaterThan(1);
    }

    private static String text(Reply reply) {
        return new String(((Reply.Bytes) reply).value(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void serverTellsItsTime(Kind kind, RedisHandle redis) {
        use(kind, redis);
        assertThat(send(Command.read("PING"))).isEqualTo(new Reply.Status("PONG"));
        var clock = new ServerClock(port, time, Duration.ofMinutes(1));
        clock.measure();
        Awaitility.await().until(() -> clock.now().isPresent());
        Reply.Many now = (Reply.Many) send(Command.read("TIME"));
        long seconds = Long.parseLong(text(now.values().get(0)));
        assertThat(clock.now().orElseThrow() / 1000).isBetween(seconds - 3, seconds + 3);
    }

    @ParameterizedTest
    @EnumSource
    void unknownScriptIsSentByItsTextAndFromThenOnByItsDigest(Kind kind, RedisHandle redis) {
        use(kind, redis);
        var script = new Script("return {KEYS[1], ARGV[1]}");
        if (port instanceof InMemoryRedis memory) {
            memory.define(script, (keys, arguments) -> new Reply.Many(List.of(
                    new Reply.Bytes(keys.get(0).getBytes(StandardCharsets.UTF_8)),
                    new Reply.Bytes(String.valueOf(arguments.get(0)).getBytes(StandardCharsets.UTF_8)))));
        }
        List<String> names = new ArrayList<>();
        RedisPort noting = command -> {
            names.add(command.name());
            return port.send(command);
        };
        for (int i = 0; i < 2; i++) {
            Reply reply = script.run(noting, List.of("k"), "a").join();
            assertThat(reply).isInstanceOfSatisfying(Reply.Many.class,
                    many -> assertThat(many.values().stream().map(RedisPortContractTest::text)).containsExactly("k",
                            "a"));
        }
        assertThat(names).containsExactly("EVALSHA", "EVAL", "EVALSHA");
    }

    @ParameterizedTest
    @EnumSource
    void errorIsARefusalWithItsCode(Kind kind, RedisHandle redis) {
        use(kind, redis);
        assertThat(send(Command.script("EVALSHA", "0".repeat(40), 0L))).isInstanceOfSatisfying(Reply.Failed.class,
                failed -> assertThat(failed.fault().code()).isEqualTo("NOSCRIPT"));
        assertThat(send(Command.read("NOSUCHCOMMAND", "x"))).isInstanceOfSatisfying(Reply.Failed.class, failed -> {
            assertThat(failed.fault().kind()).isEqualTo(Fault.Kind.REFUSED);
            assertThat(failed.fault().code()).isEqualTo("ERR");
        });
    }
}
