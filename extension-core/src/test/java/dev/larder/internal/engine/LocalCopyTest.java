package dev.larder.internal.engine;

import static dev.larder.internal.engine.CopyBench.answer;
import static dev.larder.internal.engine.CopyBench.change;
import static dev.larder.internal.engine.CopyBench.changes;
import static dev.larder.internal.engine.CopyBench.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.larder.Tier;
import dev.larder.spi.Source;

/** With local-copy no two callers have the same object, and memory has none of theirs. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LocalCopyTest {

    private CopyBench lists = new CopyBench(new PolicyDraft().localCopy());

    private void under(PolicyDraft policy) {
        lists = new CopyBench(policy.localCopy());
    }

    @AfterEach
    void nothingIsLeftBehind() {
        lists.nothingIsLeftBehind();
    }

    @Test
    void eachAnswerFromMemoryIsAnObjectOfItsOwn() {
        lists.loaded("a");
        lists.holds("a");
        assertThat(lists.bench.method.meter().stats().memoryHits()).isEqualTo(2);
    }

    @Test
    void withoutItAllAnswersAreOneObject() {
        lists = new CopyBench(new PolicyDraft());
        lists.loaded("a");
        assertThat(lists.bench.engine.peek(lists.bench.method, EngineBench.KEY).value()).isEqualTo(List.of("changed"));
        assertThat(lists.codec.read).isZero();
    }

    @Test
    void soIsEachAnswerOfACacheThatIsInMemoryOnly() {
        under(new PolicyDraft().tier(Tier.LOCAL));
        lists.loaded("a".repeat(1000));
        lists.holds("a".repeat(1000));
        assertThat(lists.bench.local.get(EngineBench.KEY).weight()).as("in bytes").isBetween(1000, 1100);
    }

    @Test
    void whatIsHeldWeighsItsBytes() {
        lists.loaded("a".repeat(1000));
        assertThat(lists.bench.local.get(EngineBench.KEY).weight()).isEqualTo(1000);
    }

    @Test
    void callsThatWaitForALoadGetObjectsOfTheirOwn() {
        CompletableFuture<Outcome> leader = lists.call();
        // Whatever its caller does with it, and however soon.
        leader.thenAccept(outcome -> change(((Outcome.Answered) outcome).value()));
        CompletableFuture<Outcome> one = lists.call();
        CompletableFuture<Outcome> other = lists.call();
        lists.ends(lines("a"));
        changes(one, Source.SHARED, "a");
        changes(other, Source.SHARED, "a");
        lists.holds("a");
        assertThat(lists.bench.runs).hasSize(1);
    }

    @Test
    void withoutItCallsThatWaitForALoadShareItsObject() {
        lists = new CopyBench(new PolicyDraft());
        CompletableFuture<Outcome> leader = lists.call();
        CompletableFuture<Outcome> waiter = lists.call();
        lists.ends(lines("a"));
        assertThat(answer(waiter).value()).isSameAs(answer(leader).value());
    }

    @Test
    void whatMayNotBeStoredIsCopiedForThoseThatWaitAllTheSame() {
        CompletableFuture<Outcome> leader = lists.call();
        CompletableFuture<Outcome> waiter = lists.call();
        lists.bench.engine.invalidate(EngineBench.KEY);
        lists.ends(lines("a"));
        changes(leader, Source.METHOD, "a");
        changes(waiter, Source.SHARED, "a");
        lists.holdsNothing();
    }

    @Test
    void absentValueNeedsNoCopy() {
        CompletableFuture<Outcome> leader = lists.call();
        CompletableFuture<Outcome> waiter = lists.call();
        lists.ends(null);
        assertThat(answer(leader)).isEqualTo(EngineBench.from(Source.METHOD, null));
        assertThat(answer(waiter)).isEqualTo(EngineBench.from(Source.SHARED, null));
        assertThat(lists.bench.engine.peek(lists.bench.method, EngineBench.KEY).isNothing()).isFalse();
        assertThat(lists.bench.engine.peek(lists.bench.method, EngineBench.KEY).value()).isNull();
    }

    @Test
    void valueFromRedisIsItsCallersAlone() {
        lists.loaded("a");
        lists = lists.another();
        changes(lists.call(), Source.REDIS, "a");
        assertThat(lists.codec.read).as("decoded once").isEqualTo(1);
        lists.holds("a");
    }

    @Test
    void callsThatWaitForALookUpGetObjectsOfTheirOwn() {
        lists.loaded("a");
        lists = lists.another();
        lists.bench.callersHoldBack = true;
        CompletableFuture<Outcome> leader = lists.call();
        CompletableFuture<Outcome> waiter = lists.call();
        lists.bench.runBackground();
        changes(leader, Source.REDIS, "a");
        changes(waiter, Source.SHARED, "a");
        lists.holds("a");
    }
}
