package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.larder.SingleFlight;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.Reply;
import dev.larder.spi.Source;

class WriteThroughTest {

    private final EngineBench bench = new EngineBench(new PolicyDraft().singleFlight(SingleFlight.CLUSTER));
    private final EngineBench other = bench.another();

    private WriteThrough begin() {
        return WriteThrough.begin(bench.engine, bench.method, EngineBench.KEY, Tags.NONE, true);
    }

    private Reply inRedis() {
        return bench.redis.call("GET", EngineBench.KEY);
    }

    private void stored(String value) {
        other.call(value);
        assertThat(inRedis()).isInstanceOf(Reply.Bytes.class);
    }

    @Test
    void callsOfOtherProcessesWaitForTheValueThatIsBeingWritten() {
        WriteThrough write = begin();
        CompletableFuture<Outcome> waiting = other.call();
        assertThat(waiting).isNotDone();
        write.written("new");
        assertThat(waiting.join()).isEqualTo(EngineBench.from(Source.REDIS, "new"));
        assertThat(other.runs).isEmpty();
    }

    @Test
    void oldValueAnswersWhileANewOneIsWritten() {
        stored("old");
        begin();
        assertThat(bench.another().call("not asked").join()).isEqualTo(EngineBench.from(Source.REDIS, "old"));
    }

    @Test
    void callsOfTheWritersProcessDoNotWaitAndKeepNothing() {
        WriteThrough write = begin();
        assertThat(bench.call("old").join()).isEqualTo(EngineBench.from(Source.METHOD, "old"));
        write.failed();
        assertThat(bench.call("new").join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
    }

    @Test
    void leaseLastsAsLongAsTheMethodRuns() {
        WriteThrough write = begin();
        bench.pass(EngineBench.LIMITS.leaseLength().multipliedBy(4));
        write.written("new");
        assertThat(other.call("not asked").join()).isEqualTo(EngineBench.from(Source.REDIS, "new"));
    }

    @Test
    void methodThatRunsTooLongKeepsNobodyWaitingAndForgetsTheKey() {
        WriteThrough write = begin();
        bench.pass(EngineBench.LIMITS.longestLoad().plus(EngineBench.LIMITS.leaseLength()));
        assertThat(other.call("old").join()).isEqualTo(EngineBench.from(Source.METHOD, "old"));
        write.written("new");
        assertThat(inRedis()).isInstanceOf(Reply.Nil.class);
    }

    @Test
    void failedMethodLeavesWhatIsThereAndGivesTheLeaseBack() {
        stored("old");
        Reply before = inRedis();
        begin().failed();
        assertThat(((Reply.Bytes) inRedis()).value()).isEqualTo(((Reply.Bytes) before).value());
    }

    @Test
    void leaseThatRedisGrantsTooLateIsGivenBackAndTheKeyForgotten() {
        stored("old");
        bench.redis.stall();
        WriteThrough write = begin();
        bench.pass(Duration.ofSeconds(1));
        assertThat(write.ready()).isDone();
        write.written("new");
        bench.redis.goOn();
        assertThat(inRedis()).isInstanceOf(Reply.Nil.class);
    }

    @Test
    void methodThatDidNotWaitForItsLeaseForgetsTheKeyAndGivesItBack() {
        stored("old");
        bench.redis.stall();
        WriteThrough write = begin();
        write.written("new");
        bench.redis.goOn();
        assertThat(inRedis()).isInstanceOf(Reply.Nil.class);
        bench.pass(Duration.ofMillis(50));
        assertThat(inRedis()).isInstanceOf(Reply.Nil.class);
    }

    @Test
    void valueThatMayNotBeStoredIsForgotten() {
        stored("old");
        bench.storingOnly(value -> false);
        begin().written("new");
        assertThat(inRedis()).isInstanceOf(Reply.Nil.class);
    }

    @Test
    void withoutRedisTheProcessForgetsTheKeyAndTellsTheFault() {
        stored("old");
        bench.call("not asked");
        bench.redis.fail(new Fault(Fault.Kind.UNREACHABLE, "The connection broke"));
        WriteThrough write = begin();
        assertThat(write.written("new").join()).isInstanceOf(Reply.Failed.class);
        assertThat(bench.engine.peek(bench.method, EngineBench.KEY).isNothing()).isTrue();
    }

    @Test
    void storeThatRedisDoesNotAnswerIsForgotten() {
        WriteThrough write = begin();
        bench.redis.stall();
        CompletableFuture<Reply> written = write.written("new");
        bench.pass(Duration.ofSeconds(1));
        bench.redis.goOn();
        assertThat(written).isDone();
        assertThat(inRedis()).isInstanceOf(Reply.Nil.class);
        assertThat(bench.engine.peek(bench.method, EngineBench.KEY).isNothing()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "acquire", "store", "remove" })
    void commandThatIsNeverAnsweredCostsTheWriterItsPatience(String silent) {
        EngineBench mute = new EngineBench(new PolicyDraft(), tier -> new OffendingTiers.Silent(tier, silent));
        mute.storingOnly(value -> !silent.equals("remove"));
        WriteThrough write = WriteThrough.begin(mute.engine, mute.method, EngineBench.KEY, Tags.NONE, true);
        assertThat(write.ready().isDone()).isEqualTo(!silent.equals("acquire"));
        mute.pass(EngineBench.LIMITS.patience());
        assertThat(write.ready()).isDone();
        CompletableFuture<Reply> written = write.written("new");
        assertThat(written.isDone()).isEqualTo(silent.equals("acquire"));
        mute.pass(EngineBench.LIMITS.patience());
        assertThat(written).isDone();
    }
}
