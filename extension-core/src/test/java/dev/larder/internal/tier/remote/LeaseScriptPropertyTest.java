package dev.larder.internal.tier.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.InMemoryRedis;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.redis.Script;
import dev.larder.internal.redis.vertx.Ports;
import dev.larder.internal.time.FakeTime;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.RedisLauncher;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * The Redis in memory against a real one: the same commands give the same replies and leave the same bytes. Clocks are
 * set alike at first, and all times are minutes, so that what tells now from then is the same on both; numbers that are
 * times may differ by seconds.
 */
class LeaseScriptPropertyTest {

    private static final long SECONDS = 5_000;
    private static final List<String> KEYS = List.of("a", "b");
    private static final List<byte[]> TOKENS = List.of(token('x'), token('y'), token('z'));
    private static final List<Long> LENGTHS = List.of(60_000L, 600_000L);
    private static final List<byte[]> SEEN = List.of(new byte[0], bytes("*"), identity(1), identity(2));

    private static @Nullable RedisHandle server;
    private static Ports.@Nullable Open connection;

    /** What stands in a lease block's last 13 bytes. */
    private enum End {
        FUTURE, PAST, NONE, CUT_OFF
    }

    private record Step(String text, Command command, @Nullable Script script) {

        static Step plain(Command command) {
            return new Step(command.name(), command, null);
        }

        static Step of(String text, Script script, String key, Object... arguments) {
            Object[] words = new Object[arguments.length + 3];
            words[0] = script.text();
            words[1] = 1L;
            words[2] = key;
            System.arraycopy(arguments, 0, words, 3, arguments.length);
            return new Step(text, Command.script("EVAL", words), script);
        }

        @Override
        public String toString() {
            return text + command.arguments().stream().skip(script == null ? 0 : 2)
                    .map(word -> word instanceof byte[] raw ? new String(raw, StandardCharsets.ISO_8859_1) : word)
                    .toList();
        }
    }

    @BeforeContainer
    static void start() {
        server = RedisLauncher.launch();
        connection = Ports.open(server);
    }

    @AfterContainer
    static void stop() {
        if (connection != null) {
            connection.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Property(tries = 400)
    void memoryDoesWhatTheServerDoes(@ForAll("steps") List<Step> steps) {
        assertThat(connection).isNotNull();
        RedisPort real = connection.port();
        InMemoryRedis memory = new InMemoryRedis(new FakeTime());
        LeaseScriptModel.teach(memory);
        memory.setClock(millis(real));
        KEYS.forEach(key -> real.send(Command.write("UNLINK", key)).join());
        for (Step step : steps) {
            Reply wanted = real.send(step.command()).join();
            assertAlike(memory.send(step.command()).join(), wanted, step + ": its reply");
            for (String key : KEYS) {
                for (Command look : List.of(Command.read("GET", key), Command.read("PTTL", key))) {
                    assertAlike(memory.send(look).join(), real.send(look).join(),
                            step + ": then " + look.name() + " " + key);
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Long> now = Arbitraries.create(() -> millis(connection == null ? null : connection.port()));
        Arbitrary<String> key = Arbitraries.of(KEYS);
        Arbitrary<byte[]> token = Arbitraries.of(TOKENS);
        Arbitrary<Long> length = Arbitraries.of(LENGTHS);
        Arbitrary<byte[]> value = Arbitraries.oneOf(body(), Combinators.combine(now, token, body(),
                Arbitraries.of(End.class), Arbitraries.of("L0", "L1", "F0", "F1")).as(LeaseScriptPropertyTest::slot));
        Arbitrary<Step> set = Combinators.combine(key, value, length)
                .as((k, v, l) -> Step.plain(Command.script("SET", k, v, "PX", l)));
        Arbitrary<Step> persistent = Combinators.combine(key, value)
                .as((k, v) -> Step.plain(Command.script("SET", k, v)));
        Arbitrary<Step> other = Combinators.combine(key, Arbitraries.of("UNLINK", "GET", "PTTL", "LPUSH"))
                .as((k, name) -> Step.plain(name.equals("LPUSH") ? Command.write(name, k, "x")
                        : Command.script(name, k)));
        Arbitrary<Step> expire = Combinators.combine(key, Arbitraries.of(0L, -1L, 300_000L))
                .as((k, millis) -> Step.plain(Command.script("PEXPIRE", k, millis)));
        Arbitrary<Step> acquire = Combinators
                .combine(key, token, length, Arbitraries.of("A", "W", "I", "F", "S"), Arbitraries.of(SEEN))
                .as((k, t, l, manner, seen) -> Step.of("acquire", LeaseScripts.ACQUIRE, k, t, l, manner, seen));
        Arbitrary<Step> extend = Combinators.combine(key, token, length)
                .as((k, t, l) -> Step.of("extend", LeaseScripts.EXTEND, k, t, l));
        Arbitrary<Step> store = Combinators.combine(key, token, body(), length)
                .as((k, t, b, l) -> Step.of("store", LeaseScripts.STORE, k, t, "channel", b, l));
        Arbitrary<Step> release = Combinators.combine(key, token, Arbitraries.of(0L, -1L, 120_000L))
                .as((k, t, pause) -> Step.of("release", LeaseScripts.RELEASE, k, t, "channel", pause));
        return Arbitraries.frequencyOf(Tuple.of(3, set), Tuple.of(1, persistent),
                Tuple.of(2, other), Tuple.of(1, expire),
                Tuple.of(6, acquire), Tuple.of(3, extend),
                Tuple.of(3, store), Tuple.of(3, release)).list().ofMaxSize(25);
    }

    /** Nothing, garbage, the head of an entry of either identity, or an entry cut off. */
    private static Arbitrary<byte[]> body() {
        return Arbitraries.of(new byte[0], bytes("garbage"), entry(1), entry(2), Arrays.copyOf(entry(1), 30));
    }

    private static byte[] slot(long now, byte[] token, byte[] body, End end, String marks) {
        String digits = switch (end) {
            case FUTURE -> "%013d".formatted(now + 600_000);
            case PAST -> "%013d".formatted(now - 600_000);
            case NONE -> "no end at all";
            case CUT_OFF -> "";
        };
        return join(new byte[] { (byte) 0xBD }, bytes(marks), token, bytes(digits),
                end == End.CUT_OFF ? new byte[0] : body);
    }

    private static void assertAlike(Reply given, Reply wanted, String what) {
        if (given instanceof Reply.Number a && wanted instanceof Reply.Number b && b.value() > 10_000) {
            assertThat(a.value()).as(what).isBetween(b.value() - SECONDS, b.value() + SECONDS);
        } else if (given instanceof Reply.Bytes a && wanted instanceof Reply.Bytes b) {
            assertAlike(a.value(), b.value(), what);
        } else if (given instanceof Reply.Many a && wanted instanceof Reply.Many b) {
            assertThat(a.values()).as(what).hasSameSizeAs(b.values());
            for (int i = 0; i < a.values().size(); i++) {
                assertAlike(a.values().get(i), b.values().get(i), what);
            }
        } else if (given instanceof Reply.Failed a && wanted instanceof Reply.Failed b) {
            assertThat(a.fault().code()).as(what).isEqualTo(b.fault().code());
        } else {
            assertThat(given).as(what).isEqualTo(wanted);
        }
    }

    private static void assertAlike(byte[] given, byte[] wanted, String what) {
        if (given.length >= 32 && given.length == wanted.length && hasEnd(given) && hasEnd(wanted)) {
            assertThat(end(given)).as(what).isBetween(end(wanted) - SECONDS, end(wanted) + SECONDS);
            Arrays.fill(given, 19, 32, (byte) '_');
            Arrays.fill(wanted, 19, 32, (byte) '_');
        }
        assertThat(given).as(what).isEqualTo(wanted);
    }

    private static boolean hasEnd(byte[] bytes) {
        for (int i = 19; i < 32; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return bytes[0] == (byte) 0xBD;
    }

    private static long end(byte[] bytes) {
        return Long.parseLong(new String(bytes, 19, 13, StandardCharsets.US_ASCII));
    }

    private static long millis(@Nullable RedisPort port) {
        assertThat(port).isNotNull();
        Reply.Many time = (Reply.Many) port.send(Command.read("TIME")).join();
        return Long.parseLong(new String(((Reply.Bytes) time.values().get(0)).value(), StandardCharsets.US_ASCII))
                * 1000;
    }

    private static byte[] token(char letter) {
        return bytes(String.valueOf(letter).repeat(16));
    }

    private static byte[] identity(int number) {
        return bytes(String.valueOf(number).repeat(16));
    }

    private static byte[] entry(int number) {
        return join(new byte[] { (byte) 0xBE }, bytes("v".repeat(23)), identity(number), bytes("the rest"));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
