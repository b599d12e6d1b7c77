package dev.larder.internal.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.larder.internal.time.FakeTime;

class GuardedRedisTest {

    private static final Command GET = Command.read("GET", "k");
    private static final Command SET = Command.write("SET", "k", "v", "PX", 1000L);
    private static final Command UNLINK = Command.write("UNLINK", "k");

    private final FakeTime time = new FakeTime();
    private final InMemoryRedis redis = new InMemoryRedis(time);
    private final Breaker server = new Breaker(Breaker.Settings.defaults(), time, new Random(1));
    private final Breaker writes = new Breaker(Breaker.Settings.defaults(), time, new Random(2));
    private final GuardedRedis guarded = new GuardedRedis(redis, server, writes, time);

    private Reply send(Command command) {
        return guarded.send(command).join();
    }

    private void repeat(Command command) {
        for (int i = 0; i < 40; i++) {
            send(command);
        }
    }

    private static Fault.Kind kind(Reply reply) {
        return ((Reply.Failed) reply).fault().kind();
    }

    private static Fault refused(String code) {
        return new Fault(Fault.Kind.REFUSED, code + " and more words");
    }

    @ParameterizedTest
    @EnumSource(value = Fault.Kind.class, names = { "UNREACHABLE", "LATE", "OVERLOADED" })
    void serverWithoutAnswersIsSpared(Fault.Kind kind) {
        redis.fail(new Fault(kind, "test"));
        repeat(GET);
        assertThat(server.state()).isEqualTo(Breaker.State.OPEN);
        redis.forgetReceived();
        assertThat(kind(send(GET))).isEqualTo(Fault.Kind.SPARED);
        assertThat(kind(send(UNLINK))).isEqualTo(Fault.Kind.SPARED);
        assertThat(redis.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "LOADING", "MASTERDOWN", "CLUSTERDOWN", "BUSY", "NOAUTH" })
    void serverThatServesNobodyIsSpared(String code) {
        redis.fail(refused(code));
        repeat(GET);
        assertThat(kind(send(GET))).isEqualTo(Fault.Kind.SPARED);
    }

    @ParameterizedTest
    @ValueSource(strings = { "WRONGTYPE", "NOSCRIPT", "ERR", "NOPERM", "MOVED" })
    void errorOfACommandSparesNothing(String code) {
        redis.fail(refused(code));
        repeat(GET);
        repeat(SET);
        repeat(Command.script("EVALSHA", "abc", 0L));
        assertThat(server.state()).isEqualTo(Breaker.State.CLOSED);
        assertThat(writes.state()).isEqualTo(Breaker.State.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = { "OOM", "READONLY", "MISCONF", "NOREPLICAS" })
    void fullServerIsSparedWritesButNotReadsRemovalsAndScripts(String code) {
        redis.fail(command -> command.equals(SET) ? refused(code) : null);
        repeat(SET);
        assertThat(kind(send(SET))).isEqualTo(Fault.Kind.SPARED);
        assertThat(send(GET)).isEqualTo(Reply.NIL);
        assertThat(send(UNLINK)).isEqualTo(Reply.OK);
        redis.fail(refused(code));
        repeat(Command.script("EVALSHA", "abc", 0L));
        assertThat(kind(send(Command.script("EVALSHA", "abc", 0L)))).isEqualTo(Fault.Kind.REFUSED);
        assertThat(server.state()).isEqualTo(Breaker.State.CLOSED);
    }

    @Test
    void writesAreTriedAgainByOneProbe() {
        redis.fail(refused("OOM"));
        repeat(SET);
        time.advance(Duration.ofSeconds(1));
        redis.fail((Fault) null);
        assertThat(send(SET)).isEqualTo(Reply.OK);
        assertThat(writes.state()).isEqualTo(Breaker.State.CLOSED);
    }

    @Test
    void serverIsProbedEvenByAWriteThatIsSpared() {
        redis.fail(refused("OOM"));
        repeat(SET);
        for (int i = 0; i < 6; i++) {
            time.advance(Duration.ofSeconds(10));
            send(SET);
        }
        redis.fail(new Fault(Fault.Kind.UNREACHABLE, "test"));
        repeat(GET);
        redis.fail((Fault) null);
        time.advance(Duration.ofMillis(600));
        assertThat(server.state()).isEqualTo(Breaker.State.OPEN);
        assertThat(kind(send(SET))).isEqualTo(Fault.Kind.SPARED);
        assertThat(server.state()).isEqualTo(Breaker.State.CLOSED);
        assertThat(send(GET)).isEqualTo(Reply.NIL);
    }

    @Test
    void stalledServerOpensByLateAnswersAndClosesAfterItGoesOn() {
        redis.stall();
        for (int i = 0; i < 20; i++) {
            guarded.send(GET);
        }
        time.advance(Duration.ofMillis(100));
        assertThat(server.state()).isEqualTo(Breaker.State.OPEN);
        redis.goOn();
        time.advance(Duration.ofMillis(500));
        assertThat(send(GET)).isEqualTo(Reply.NIL);
        assertThat(server.state()).isEqualTo(Breaker.State.CLOSED);
    }
}
