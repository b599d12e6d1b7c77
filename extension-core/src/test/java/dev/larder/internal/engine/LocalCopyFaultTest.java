package dev.larder.internal.engine;

import static dev.larder.internal.engine.CopyBench.answer;
import static dev.larder.internal.engine.CopyBench.changes;
import static dev.larder.internal.engine.CopyBench.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.larder.Tier;
import dev.larder.internal.codec.CodecException;
import dev.larder.internal.redis.Reply;
import dev.larder.spi.Source;

/** A codec that fails breaks no call, with local-copy either: no value is shared for it, and no method runs twice. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LocalCopyFaultTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private CopyBench lists = new CopyBench(new PolicyDraft().localCopy());

    private void under(PolicyDraft policy) {
        lists = new CopyBench(policy.localCopy());
    }

    @AfterEach
    void nothingIsLeftBehind() {
        lists.nothingIsLeftBehind();
    }

    static Stream<Throwable> faults() {
        return Stream.of(new CodecException("refused"), new IllegalStateException("broken"), new StackOverflowError(),
                new NoClassDefFoundError(), new InternalError("broken"));
    }

    private void isAnsweredAndNotHeld(Throwable fault) {
        lists.codec.unwritable = fault;
        List<String> given = lines("a");
        CompletableFuture<Outcome> leader = lists.call();
        CompletableFuture<Outcome> waiter = lists.call();
        lists.ends(given);
        assertThat(answer(leader).value()).isSameAs(given);
        assertThat(waiter).as("it loads for itself").isNotDone();
        lists.ends(lines("b"));
        changes(waiter, Source.METHOD, "b");
        assertThat(lists.bench.runs).hasSize(2);
        lists.holdsNothing();
        assertThat(lists.bench.warnings).anyMatch(warning -> warning.startsWith("a value is not kept"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatCannotBeEncodedIsAnsweredAndNotHeld(Throwable fault) {
        isAnsweredAndNotHeld(fault);
        assertThat(lists.bench.redis.call("GET", EngineBench.KEY)).isInstanceOf(Reply.Nil.class);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void soItIsInMemoryOnly(Throwable fault) {
        under(new PolicyDraft().tier(Tier.LOCAL));
        isAnsweredAndNotHeld(fault);
    }

    @Test
    void olderValueDoesNotOutliveOneThatCannotBeEncoded() {
        under(new PolicyDraft().ifError(MINUTE));
        lists.loaded("a");
        lists.bench.pass(Duration.ofSeconds(11));
        lists.codec.unwritable = new CodecException("refused");
        lists.loaded("b");
        CompletableFuture<Outcome> call = lists.call();
        lists.bench.failed(new IOException("disk"));
        assertThat(call.join()).isInstanceOf(Outcome.Thrown.class);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatCannotBeDecodedFromMemoryIsAMiss(Throwable fault) {
        under(new PolicyDraft().tier(Tier.LOCAL));
        lists.loaded("a");
        lists.codec.unreadable = fault;
        lists.holdsNothing();
        lists.codec.unreadable = null;
        lists.holdsNothing();
        lists.loaded("b");
        lists.holds("b");
        assertThat(lists.bench.warnings).anyMatch(warning -> warning.startsWith("a value in memory is not used"));
    }

    @Test
    void whatCannotBeDecodedFromMemoryIsLookedUpInRedis() {
        lists.loaded("a");
        lists.codec.unreadable = new CodecException("refused");
        lists.holdsNothing();
        lists.codec.unreadable = null;
        changes(lists.call(), Source.REDIS, "a");
        lists.holds("a");
    }

    @Test
    void oldValueThatCannotBeDecodedIsAMiss() {
        under(new PolicyDraft().tier(Tier.LOCAL).grace(MINUTE));
        lists.loaded("a");
        lists.bench.pass(Duration.ofSeconds(11));
        lists.codec.unreadable = new CodecException("refused");
        CompletableFuture<Outcome> call = lists.call();
        lists.codec.unreadable = null;
        lists.ends(lines("b"));
        changes(call, Source.METHOD, "b");
        lists.holds("b");
        assertThat(lists.bench.runs).hasSize(2);
    }

    @Test
    void methodThatFailedDoesNotRunAgainForAnOldValueThatCannotBeDecoded() {
        under(new PolicyDraft().tier(Tier.LOCAL).ifError(MINUTE));
        lists.loaded("a");
        lists.bench.pass(Duration.ofSeconds(11));
        CompletableFuture<Outcome> call = lists.call();
        lists.codec.unreadable = new CodecException("refused");
        IOException failure = new IOException("disk");
        lists.bench.failed(failure);
        assertThat(call.join()).isEqualTo(new Outcome.Thrown(failure));
        assertThat(lists.bench.runs).hasSize(2);
    }

    @Test
    void callThatWaitedForAnotherLoadsForItselfIfItsCopyCannotBeDecoded() {
        CompletableFuture<Outcome> leader = lists.call();
        CompletableFuture<Outcome> waiter = lists.call();
        lists.codec.unreadable = new CodecException("refused");
        lists.ends(lines("a"));
        changes(leader, Source.METHOD, "a");
        lists.ends(lines("b"));
        changes(waiter, Source.METHOD, "b");
        assertThat(lists.bench.runs).hasSize(2);
    }
}
