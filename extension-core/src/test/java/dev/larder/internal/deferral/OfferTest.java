package dev.larder.internal.deferral;

import static dev.larder.internal.deferral.OfferBench.LEASE;
import static dev.larder.internal.deferral.OfferBench.MAX_WAIT;
import static dev.larder.internal.deferral.OfferBench.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import dev.larder.internal.deferral.Offer.Answer;
import dev.larder.internal.redis.Fault;

/** What becomes of a write that is offered to a queue. */
class OfferTest {

    private static final Answer TAKEN = new Answer.Taken();
    private static final Answer DIRECT = new Answer.Direct();

    private final OfferBench bench = new OfferBench();

    private void assertRefused(CompletableFuture<Answer> answer, String why) {
        assertThat(answer).isCompleted();
        assertThat(answer.join()).isInstanceOfSatisfying(Answer.Refused.class,
                refused -> assertThat(refused.why()).hasMessageContaining("orders").hasMessageContaining(why));
    }

    @Test
    void queueTakesTheWrite() {
        assertThat(bench.offer("a", "1").make()).isCompletedWithValue(TAKEN);
        assertThat(bench.calls()).containsExactly("1");
        assertThat(bench.time.waiting()).isZero();
    }

    @Test
    void fullQueueIsWaitedFor() {
        bench.fill("x", "y", "z");
        CompletableFuture<Answer> answer = bench.offer("a", "1").make();
        bench.time.advance(MAX_WAIT.dividedBy(2));
        assertThat(answer).isNotDone();
        bench.model.applyFirst();
        bench.time.advance(Duration.ofMillis(20));
        assertThat(answer).isCompletedWithValue(TAKEN);
        assertThat(bench.calls()).containsExactly("before", "before", "1");
    }

    @Test
    void writeGoesPastAFullQueueWhenNothingOfItsKeyIsInIt() {
        bench.fill("x", "y", "z");
        Offer offer = bench.offer("a", "1");
        CompletableFuture<Answer> answer = offer.make();
        bench.time.advance(MAX_WAIT.minusMillis(20));
        assertThat(answer).isNotDone();
        bench.time.advance(Duration.ofMillis(40));
        assertThat(answer).isCompletedWithValue(DIRECT);
        assertThat(bench.warnings).anyMatch(text -> text.contains("orders") && text.contains("full"));
        assertThat(bench.model.isMarked("a")).isTrue();
        bench.time.advance(LEASE.multipliedBy(20));
        assertThat(bench.model.isMarked("a")).isTrue();
        offer.written();
        assertThat(bench.model.isMarked("a")).isFalse();
        assertThat(bench.forgotten).containsExactly("a");
        bench.time.advance(LEASE);
        assertThat(bench.model.isMarked("a")).isFalse();
        assertThat(bench.time.waiting()).isZero();
    }

    @Test
    void rightToGoPastTheQueueEndsWithAMethodThatFails() {
        bench.fill("x", "y", "z");
        Offer offer = bench.offer("a", "1");
        offer.make();
        bench.time.advance(MAX_WAIT.plusMillis(40));
        offer.failed();
        assertThat(bench.model.isMarked("a")).isFalse();
        assertThat(bench.forgotten).isEmpty();
        assertThat(bench.time.waiting()).isZero();
    }

    @Test
    void writeDoesNotOvertakeThoseOfItsKey() {
        bench.fill("x", "y", "a");
        CompletableFuture<Answer> answer = bench.offer("a", "1").make();
        bench.time.advance(MAX_WAIT.multipliedBy(2).minusMillis(40));
        assertThat(answer).isNotDone();
        bench.time.advance(Duration.ofMillis(100));
        assertRefused(answer, "full");
        assertThat(bench.model.isMarked("a")).isFalse();
        assertThat(bench.time.waiting()).isZero();
    }

    @Test
    void writeThatMayNotOvertakeIsTakenWhenThereIsRoomAgain() {
        bench.fill("x", "y", "a");
        CompletableFuture<Answer> answer = bench.offer("a", "1").make();
        bench.time.advance(MAX_WAIT.plusSeconds(1));
        bench.model.applyFirst();
        bench.time.advance(Duration.ofMillis(20));
        assertThat(answer).isCompletedWithValue(TAKEN);
        assertThat(bench.calls()).containsExactly("before", "before", "1");
    }

    @Test
    void oneAtATimeGoesPastTheQueueWithAKey() {
        bench.fill("x", "y", "z");
        bench.model.mark("a", "another", Duration.ofSeconds(6));
        CompletableFuture<Answer> answer = bench.offer("a", "1").make();
        bench.time.advance(Duration.ofMillis(5_900));
        assertThat(answer).isNotDone();
        bench.time.advance(Duration.ofMillis(200));
        assertThat(answer).isCompletedWithValue(DIRECT);
    }

    @Test
    void writeThatRedisRefusesIsMadeAtOnceOrRefusedAsIsSaid() {
        bench.redis.fail(new Fault(Fault.Kind.REFUSED, "OOM command not allowed"));
        assertThat(bench.offer("a", "1").make()).isCompletedWithValue(DIRECT);
        assertThat(bench.warnings).anyMatch(text -> text.contains("REFUSED"));
        assertRefused(bench.offer("a", "1", false).make(), "has not taken the write: REFUSED OOM");
        assertThat(bench.doubt.lasts()).isFalse();
    }

    @Test
    void whoIsRefusedBecauseNobodyAnsweredIsToldThatTheWriteMayBeInTheQueue() {
        bench.redis.fail(new Fault(Fault.Kind.UNREACHABLE, "gone"));
        assertRefused(bench.offer("a", "1", false).make(), "may be in the queue, or not");
        assertThat(bench.doubt.lasts()).isTrue();
    }

    @Test
    void answerIsWaitedForNoLongerThanPatience() {
        bench.redis.stall();
        CompletableFuture<Answer> direct = bench.offer("a", "1").make();
        CompletableFuture<Answer> refused = bench.offer("a", "1", false).make();
        bench.time.advance(PATIENCE.multipliedBy(2));
        assertThat(direct).isCompletedWithValue(DIRECT);
        assertRefused(refused, "may be in the queue, or not");
        assertThat(bench.doubt.lasts()).isTrue();
    }

    @Test
    void writeThatGoesPastARedisThatIsAwayForgetsWhatStandsUnderItsKey() {
        bench.redis.fail(new Fault(Fault.Kind.SPARED, "the breaker is open"));
        Offer offer = bench.offer("a", "1");
        assertThat(offer.make()).isCompletedWithValue(DIRECT);
        offer.written();
        assertThat(bench.forgotten).containsExactly("a");
    }

    @Test
    void redisThatGoesAwayWhileAFullQueueIsWaitedForIsAnAnswer() {
        bench.fill("x", "y", "z");
        CompletableFuture<Answer> answer = bench.offer("a", "1", false).make();
        bench.time.advance(Duration.ofSeconds(1));
        bench.redis.fail(new Fault(Fault.Kind.UNREACHABLE, "gone"));
        bench.time.advance(Duration.ofMillis(20));
        assertRefused(answer, "may be in the queue, or not");
    }

    @Test
    void redisThatGoesAwayWhenTheRightIsAskedForGrantsNone() {
        bench.fill("x", "y", "z");
        CompletableFuture<Answer> answer = bench.offer("a", "1", false).make();
        bench.redis.fail(command -> command.arguments().size() < 12
                ? new Fault(Fault.Kind.UNREACHABLE, "gone") : null);
        bench.time.advance(MAX_WAIT.multipliedBy(2).plusSeconds(1));
        assertRefused(answer, "full");
    }
}
