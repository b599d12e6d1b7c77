package dev.larder.internal.engine;

import static dev.larder.internal.engine.BatchBench.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.larder.CacheOverloadException;
import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Fault;
import dev.larder.spi.Source;

/** Calls for many keys: one run of the method, whatever becomes of each key. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatchTest {

    private BatchBench batch = new BatchBench(new EngineBench(new PolicyDraft()));

    private void under(PolicyDraft policy) {
        batch = new BatchBench(new EngineBench(policy));
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(batch.bench.engine.flightsUnderWay()).isZero();
        assertThat(batch.bench.engine.waits.count()).isZero();
        assertThat(batch.bench.engine.renewalsUnderWay()).isZero();
        assertThat(batch.bench.method.gate().underWay()).isZero();
    }

    private static void assertThrown(Outcome outcome, Exception cause) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Thrown.class,
                thrown -> assertThat(thrown.cause()).isSameAs(cause));
    }

    @Test
    void missingKeysAreLoadedInOneRunInTheOrderAsked() {
        batch.single("b", CompletableFuture.completedFuture("b alone"));
        CompletableFuture<List<Outcome>> call = batch.call("c", "b", "a");
        assertThat(batch.runs).containsExactly(List.of("c", "a"));
        batch.loaded("new ");
        assertThat(call.join()).containsExactly(new Outcome.Answered("new c", Source.METHOD),
                new Outcome.Answered("b alone", Source.MEMORY), new Outcome.Answered("new a", Source.METHOD));
    }

    @Test
    void eachKeyIsStoredOnItsOwnForOtherProcesses() {
        batch.call("a", "b");
        batch.loaded("new ");
        BatchBench other = new BatchBench(batch.bench.another());
        assertThat(other.single("a").join()).isEqualTo(EngineBench.from(Source.REDIS, "new a"));
        assertThat(other.call("b", "a").join()).containsExactly(new Outcome.Answered("new b", Source.REDIS),
                new Outcome.Answered("new a", Source.MEMORY));
        assertThat(other.runs).isEmpty();
    }

    @Test
    void eachKeyHasATtlOfItsOwn() {
        under(new PolicyDraft().jitter(0.5).grace(Duration.ZERO));
        batch.bench.random = 0;
        CompletableFuture<List<Outcome>> call = batch.call("a", "b");
        batch.bench.eachDraw = () -> batch.bench.random += 0.4;
        batch.loaded("new ");
        assertThat(call.join()).isEqualTo(outcomes(Source.METHOD, "new a", "new b"));
        batch.bench.pass(Duration.ofMillis(9_500));
        CompletableFuture<List<Outcome>> later = batch.call("a", "b");
        assertThat(batch.runs.get(1)).as("a has 9 s, b has 13 s").containsExactly("a");
        batch.loaded("newer ");
        assertThat(later.join()).containsExactly(new Outcome.Answered("newer a", Source.METHOD),
                new Outcome.Answered("new b", Source.MEMORY));
    }

    @Test
    void keysThatTheMethodLeavesOutAreRememberedAsAbsent() {
        under(new PolicyDraft().negativeTtl(Duration.ofSeconds(2)));
        CompletableFuture<List<Outcome>> call = batch.call("a", "b");
        batch.loaded(Map.of("b", "new b", "z", "asked by nobody"));
        assertThat(call.join()).isEqualTo(outcomes(Source.METHOD, null, "new b"));
        assertThat(batch.call("a").join()).isEqualTo(outcomes(Source.MEMORY, (String) null));
        batch.bench.pass(2_001);
        batch.call("a", "b");
        assertThat(batch.runs.get(1)).containsExactly("a");
        batch.loaded("new ");
        assertThat(batch.bench.redis.send(Command.read("EXISTS", "z")).join().toString()).contains("0");
    }

    @Test
    void resultOfNothingIsNothingForEachKey() {
        CompletableFuture<List<Outcome>> call = batch.call("a", "b");
        batch.loaded((Map<String, String>) null);
        assertThat(call.join()).isEqualTo(outcomes(Source.METHOD, null, null));
    }

    @Test
    void valuesThatMayNotBeStoredAreGivenAndNotStored() {
        batch.bench.storingOnly(value -> !value.equals("new a"));
        CompletableFuture<List<Outcome>> call = batch.call("a", "b");
        batch.loaded("new ");
        assertThat(call.join()).isEqualTo(outcomes(Source.METHOD, "new a", "new b"));
        batch.call("a", "b");
        assertThat(batch.runs.get(1)).containsExactly("a");
        batch.loaded("newer ");
    }

    @Test
    void exceptionOfTheMethodIsThatOfAllKeysAndStoresNothing() {
        batch.thrown = new IOException("down");
        CompletableFuture<List<Outcome>> call = batch.call("a", "b");
        assertThat(call.join()).hasSize(2).allSatisfy(outcome -> assertThrown(outcome, batch.thrown));
        assertThat(batch.runs).hasSize(1);
        batch.thrown = null;
        CompletableFuture<List<Outcome>> again = batch.call("a", "b");
        IOException late = new IOException("later");
        batch.failed(late);
        assertThat(again.join()).hasSize(2).allSatisfy(outcome -> assertThrown(outcome, late));
        assertThat(batch.runs).hasSize(2);
    }

    @Test
    void singleCallSharesTheRunOfABatch() {
        CompletableFuture<List<Outcome>> call = batch.call("a", "b");
        CompletableFuture<Outcome> single = batch.single("b");
        batch.loaded("new ");
        assertThat(single.join()).isEqualTo(EngineBench.from(Source.SHARED, "new b"));
        assertThat(call.join()).isEqualTo(outcomes(Source.METHOD, "new a", "new b"));
    }

    @Test
    void batchWhoseKeysAllFlyWaitsForThem() {
        CompletableFuture<Object> load = new CompletableFuture<>();
        batch.single("a", load);
        CompletableFuture<List<Outcome>> call = batch.call("a");
        CompletableFuture<List<Outcome>> other = batch.call("a");
        assertThat(call).isNotDone();
        load.complete("alone");
        assertThat(call.join()).isEqualTo(outcomes(Source.SHARED, "alone"));
        assertThat(other.join()).isEqualTo(outcomes(Source.SHARED, "alone"));
        assertThat(batch.runs).isEmpty();
    }

    @Test
    void batchThatLoadsAnywayTakesAlongWhatItWouldWaitFor() {
        CompletableFuture<Object> load = new CompletableFuture<>();
        CompletableFuture<Outcome> single = batch.single("a", load);
        CompletableFuture<List<Outcome>> call = batch.call("a", "b");
        assertThat(batch.runs).containsExactly(List.of("a", "b"));
        batch.loaded("new ");
        assertThat(call.join()).isEqualTo(outcomes(Source.METHOD, "new a", "new b"));
        load.complete("alone");
        assertThat(single.join()).isEqualTo(EngineBench.from(Source.METHOD, "alone"));
        assertThat(new BatchBench(batch.bench.another()).call("a", "b").join()).as("who has the lease stores")
                .isEqualTo(outcomes(Source.REDIS, "alone", "new b"));
    }

    @Test
    void batchWaitsForAnotherProcessIfItHasNothingToLoad() {
        BatchBench other = new BatchBench(batch.bench.another());
        CompletableFuture<List<Outcome>> theirs = other.call("a", "b");
        CompletableFuture<List<Outcome>> ours = batch.call("b", "a");
        assertThat(ours).isNotDone();
        other.loaded("their ");
        assertThat(theirs.join()).isEqualTo(outcomes(Source.METHOD, "their a", "their b"));
        assertThat(ours.join()).isEqualTo(outcomes(Source.REDIS, "their b", "their a"));
        assertThat(batch.runs).isEmpty();
    }

    @Test
    void batchTakesAlongWhatAnotherProcessLoads() {
        BatchBench other = new BatchBench(batch.bench.another());
        CompletableFuture<List<Outcome>> theirs = other.call("a");
        CompletableFuture<List<Outcome>> ours = batch.call("a", "b");
        assertThat(batch.runs).containsExactly(List.of("a", "b"));
        batch.loaded("our ");
        assertThat(ours.join()).isEqualTo(outcomes(Source.METHOD, "our a", "our b"));
        other.loaded("their ");
        assertThat(theirs.join()).isEqualTo(outcomes(Source.METHOD, "their a"));
        assertThat(new BatchBench(batch.bench.another()).call("a", "b").join())
                .isEqualTo(outcomes(Source.REDIS, "their a", "our b"));
    }

    @Test
    void batchesThatCrossInOneProcessBothEnd() {
        CompletableFuture<Object> load = new CompletableFuture<>();
        batch.bench.callersHoldBack = true;
        CompletableFuture<List<Outcome>> one = batch.call("a", "b");
        CompletableFuture<List<Outcome>> two = batch.call("b", "c");
        CompletableFuture<List<Outcome>> three = batch.call("c", "a", "d");
        batch.single("e", load);
        batch.bench.runBackground();
        assertThat(batch.runs).hasSize(3);
        batch.loadedAll("new ");
        load.complete("alone");
        batch.bench.runBackground();
        assertThat(one.join()).isEqualTo(outcomes(Source.METHOD, "new a", "new b"));
        assertThat(two.join()).isEqualTo(outcomes(Source.METHOD, "new b", "new c"));
        assertThat(three.join()).isEqualTo(outcomes(Source.METHOD, "new c", "new a", "new d"));
    }

    @Test
    void batchesThatCrossInTwoProcessesBothEnd() {
        BatchBench other = new BatchBench(batch.bench.another());
        batch.bench.callersHoldBack = true;
        other.bench.callersHoldBack = true;
        CompletableFuture<List<Outcome>> ours = batch.call("a", "b");
        CompletableFuture<List<Outcome>> theirs = other.call("b", "a");
        // Turn by turn: each gets the lease of its first key, and finds the other's on its second.
        boolean going = true;
        while (going) {
            boolean here = batch.bench.runOne();
            going = other.bench.runOne() || here;
        }
        assertThat(batch.runs).containsExactly(List.of("a", "b"));
        assertThat(other.runs).containsExactly(List.of("b", "a"));
        batch.loaded("our ");
        other.loaded("their ");
        assertThat(ours.join()).isEqualTo(outcomes(Source.METHOD, "our a", "our b"));
        assertThat(theirs.join()).isEqualTo(outcomes(Source.METHOD, "their b", "their a"));
        assertThat(new BatchBench(batch.bench.another()).call("a", "b").join())
                .isEqualTo(outcomes(Source.REDIS, "our a", "their b"));
    }

    @Test
    void batchThatWaitedForADeadProcessLoadsAllThatStillWaits() {
        BatchBench dead = new BatchBench(batch.bench.another());
        dead.call("a", "b");
        batch.bench.redis.fail(command -> command.name().startsWith("EVAL") && command.arguments().size() == 5
                ? new Fault(Fault.Kind.UNREACHABLE, "the leader is dead: its extensions do not arrive")
                : null);
        CompletableFuture<List<Outcome>> ours = batch.call("a", "b");
        assertThat(ours).isNotDone();
        batch.bench.pass(EngineBench.LIMITS.leaseLength().plusMillis(10));
        assertThat(batch.runs).containsExactly(List.of("a", "b"));
        batch.loaded("our ");
        assertThat(ours.join()).isEqualTo(outcomes(Source.METHOD, "our a", "our b"));
    }

    @Test
    void batchThatHasWaitedLongEnoughLoadsForItself() {
        CompletableFuture<Object> load = new CompletableFuture<>();
        batch.single("a", load);
        batch.single("b", load);
        CompletableFuture<List<Outcome>> call = batch.call("a", "b");
        batch.bench.pass(EngineBench.LIMITS.maxWait());
        assertThat(batch.runs).containsExactly(List.of("a", "b"));
        batch.loaded("our ");
        assertThat(call.join()).isEqualTo(outcomes(Source.METHOD, "our a", "our b"));
        load.complete("late");
    }

    @Test
    void oldValuesAnswerAtOnceAndAreRenewedByOneRun() {
        under(new PolicyDraft().grace(Duration.ofSeconds(60)));
        batch.call("a", "b");
        batch.loaded("old ");
        batch.bench.pass(Duration.ofSeconds(11));
        assertThat(batch.call("b", "a").join()).isEqualTo(outcomes(Source.STALE, "old b", "old a"));
        batch.bench.runBackground();
        assertThat(batch.runs).hasSize(2);
        assertThat(batch.runs.get(1)).containsExactly("b", "a");
        batch.loaded("new ");
        assertThat(batch.call("a", "b").join()).isEqualTo(outcomes(Source.MEMORY, "new a", "new b"));
        assertThat(batch.runs).hasSize(2);
    }

    @Test
    void oldValuesAreRenewedByTheRunForMissingKeys() {
        under(new PolicyDraft().grace(Duration.ofSeconds(60)));
        BatchBench other = new BatchBench(batch.bench.another());
        other.call("a", "b");
        other.loaded("old ");
        batch.single("d", CompletableFuture.completedFuture("old d"));
        batch.bench.pass(Duration.ofSeconds(11));
        CompletableFuture<List<Outcome>> call = batch.call("a", "c", "b", "d");
        batch.bench.runBackground();
        assertThat(batch.runs).containsExactly(List.of("a", "c", "b", "d"));
        batch.loaded("new ");
        assertThat(call.join()).containsExactly(new Outcome.Answered("old a", Source.STALE),
                new Outcome.Answered("new c", Source.METHOD), new Outcome.Answered("old b", Source.STALE),
                new Outcome.Answered("old d", Source.STALE));
        assertThat(batch.call("a", "b", "c", "d").join())
                .isEqualTo(outcomes(Source.MEMORY, "new a", "new b", "new c", "new d"));
        assertThat(batch.runs).hasSize(1);
    }

    @Test
    void threadThatLoadsStaysUntilWhatItRenewsIsStored() {
        under(new PolicyDraft().grace(Duration.ofSeconds(60)));
        batch.call("a");
        batch.loaded("old ");
        batch.bench.pass(Duration.ofSeconds(11));
        CallerThread caller = new CallerThread(batch.bench.time);
        CompletableFuture<List<Outcome>> call = batch.ask(Way.ANSWER, caller, "b", "a");
        batch.atOnce = "new ";
        assertThat(caller.await(call)).containsExactly(new Outcome.Answered("new b", Source.METHOD),
                new Outcome.Answered("old a", Source.STALE));
        assertThat(batch.runs.get(1)).containsExactly("b", "a");
    }

    @Test
    void renewalThatAnotherProcessHasBegunIsLeftToItKeyByKey() {
        under(new PolicyDraft().grace(Duration.ofSeconds(60)));
        batch.call("a", "b");
        batch.loaded("old ");
        BatchBench other = new BatchBench(batch.bench.another());
        batch.bench.pass(Duration.ofSeconds(11));
        batch.call("a", "b");
        other.call("a");
        other.bench.runBackground();
        batch.bench.runBackground();
        assertThat(other.runs).containsExactly(List.of("a"));
        assertThat(batch.runs.get(1)).containsExactly("b");
        other.loaded("their ");
        batch.loaded("our ");
    }

    @Test
    void oldValuesServeWhenTheMethodThrowsIfEachKeyHasOne() {
        under(new PolicyDraft().ifError(Duration.ofSeconds(60)));
        batch.call("a", "b");
        batch.loaded("old ");
        batch.bench.pass(Duration.ofSeconds(11));
        IOException cause = new IOException("down");
        CompletableFuture<List<Outcome>> call = batch.call("a", "b", "c");
        batch.failed(cause);
        assertThat(call.join().subList(0, 2)).isEqualTo(outcomes(Source.STALE, "old a", "old b"));
        assertThrown(call.join().get(2), cause);
    }

    @Test
    void reloadLoadsAllKeysPastWhatIsStored() {
        batch.call("a", "b");
        batch.loaded("old ");
        CompletableFuture<List<Outcome>> call = batch.ask(Way.RELOAD, "a", "b", "c");
        assertThat(batch.runs.get(1)).containsExactly("a", "b", "c");
        batch.loaded("new ");
        assertThat(call.join()).isEqualTo(outcomes(Source.METHOD, "new a", "new b", "new c"));
        assertThat(batch.call("a", "b", "c").join()).isEqualTo(outcomes(Source.MEMORY, "new a", "new b", "new c"));
    }

    @Test
    void threadThatMustNotWaitHasAllKeysLoadedInOneRun() {
        CompletableFuture<List<Outcome>> call = batch.ask(Way.ANSWER_ALONE, "a", "b");
        batch.loaded("new ");
        assertThat(call.join()).isEqualTo(outcomes(Source.METHOD, "new a", "new b"));
        assertThat(batch.ask(Way.RELOAD_ALONE, "b").isDone()).isFalse();
        batch.loaded("newer ");
        assertThat(batch.runs).containsExactly(List.of("a", "b"), List.of("b"));
    }

    @Test
    void batchTakesOnePlaceAtTheGate() {
        under(new PolicyDraft().maxConcurrentLoads(1));
        CompletableFuture<List<Outcome>> one = batch.call("a", "b");
        CompletableFuture<List<Outcome>> two = batch.call("c", "d");
        assertThat(batch.runs).containsExactly(List.of("a", "b"));
        batch.loaded("new ");
        assertThat(one.join()).isEqualTo(outcomes(Source.METHOD, "new a", "new b"));
        assertThat(batch.runs.get(1)).containsExactly("c", "d");
        CompletableFuture<List<Outcome>> refused = batch.call("e", "f");
        batch.bench.pass(EngineBench.LIMITS.maxWait());
        assertThat(refused.join()).hasSize(2)
                .allSatisfy(outcome -> assertThat(((Outcome.Thrown) outcome).cause())
                        .isInstanceOf(CacheOverloadException.class));
        batch.loaded("new ");
        assertThat(two.join()).isEqualTo(outcomes(Source.METHOD, "new c", "new d"));
        assertThat(batch.runs).hasSize(2);
    }

    @Test
    void slowRunIsNotWaitedForWhereThereAreOldValues() {
        under(new PolicyDraft().ifError(Duration.ofSeconds(60)).loadTimeout(Duration.ofMillis(100)));
        batch.call("a", "b");
        batch.loaded("old ");
        batch.bench.pass(Duration.ofSeconds(11));
        CompletableFuture<List<Outcome>> call = batch.call("a", "b");
        batch.bench.runBackground();
        assertThat(call).isNotDone();
        batch.bench.pass(100);
        assertThat(call.join()).isEqualTo(outcomes(Source.STALE, "old a", "old b"));
        batch.loaded("new ");
        assertThat(batch.runs).hasSize(2);
        assertThat(batch.call("a", "b").join()).isEqualTo(outcomes(Source.MEMORY, "new a", "new b"));
    }

    @Test
    void runThatFindsNoThreadRunsOnTheCallersWhenTheOldValuesAreTooOld() {
        under(new PolicyDraft().ifError(Duration.ofSeconds(1)).loadTimeout(Duration.ofSeconds(2)));
        batch.call("a", "b");
        batch.loaded("old ");
        batch.bench.pass(10_500);
        CompletableFuture<List<Outcome>> call = batch.call("a", "b");
        batch.bench.pass(1_999);
        assertThat(batch.runs).hasSize(1);
        batch.bench.pass(1);
        assertThat(batch.runs).as("one by the caller").hasSize(2);
        batch.loaded("new ");
        assertThat(call.join()).isEqualTo(outcomes(Source.METHOD, "new a", "new b"));
        assertThat(batch.runs).hasSize(2);
    }

    @Test
    void slowRunIsWaitedForByKeysWithoutOldValues() {
        under(new PolicyDraft().ifError(Duration.ofSeconds(60)).loadTimeout(Duration.ofMillis(100)));
        batch.call("a");
        batch.loaded("old ");
        batch.bench.pass(Duration.ofSeconds(11));
        CompletableFuture<List<Outcome>> call = batch.call("a", "b");
        assertThat(batch.runs.get(1)).containsExactly("a", "b");
        batch.bench.pass(100);
        assertThat(call).isNotDone();
        batch.loaded("new ");
        assertThat(call.join()).containsExactly(new Outcome.Answered("old a", Source.STALE),
                new Outcome.Answered("new b", Source.METHOD));
    }

    @Test
    void singleCallFromWithinTheRunDoesNotWaitForIt() {
        List<Outcome> inner = new ArrayList<>();
        LoaderForMany nested = new LoaderForMany() {
            @Override
            public CompletableFuture<Object> load(List<Integer> missing) {
                inner.add(batch.single("b", CompletableFuture.completedFuture("inner b")).join());
                return CompletableFuture.completedFuture("outer");
            }

            @Override
            public Object value(Object result, int index) {
                return result;
            }
        };
        CompletableFuture<List<Outcome>> call = batch.bench.engine.ask(new CallForMany(batch.bench.method,
                List.of("a", "b"), nested, Runnable::run, () -> Runnable::run), Way.ANSWER);
        assertThat(inner).containsExactly(EngineBench.from(Source.METHOD, "inner b"));
        assertThat(call.join()).isEqualTo(outcomes(Source.METHOD, "outer", "outer"));
    }

    @Test
    void invalidatedKeyIsGivenAndNotStored() {
        CompletableFuture<List<Outcome>> call = batch.call("a", "b");
        batch.bench.engine.invalidate("a");
        batch.loaded("new ");
        assertThat(call.join()).isEqualTo(outcomes(Source.METHOD, "new a", "new b"));
        batch.call("a", "b");
        assertThat(batch.runs.get(1)).containsExactly("a");
        batch.loaded("newer ");
    }

    @Test
    void withoutRedisMemoryIsFilledByOneRun() {
        batch.bench.redis.fail(command -> new Fault(Fault.Kind.UNREACHABLE, "no connection"));
        CompletableFuture<List<Outcome>> call = batch.call("a", "b");
        assertThat(batch.runs).containsExactly(List.of("a", "b"));
        batch.loaded("new ");
        assertThat(call.join()).isEqualTo(outcomes(Source.METHOD, "new a", "new b"));
        assertThat(batch.call("a", "b").join()).isEqualTo(outcomes(Source.MEMORY, "new a", "new b"));
    }

    @Test
    void beanThatNeedsItsRequestRenewsOldValuesWithinTheCall() {
        under(new PolicyDraft().grace(Duration.ofSeconds(60)).inForeground());
        batch.call("a", "b");
        batch.loaded("old ");
        batch.bench.pass(Duration.ofSeconds(11));
        CompletableFuture<List<Outcome>> call = batch.call("a", "b");
        assertThat(batch.call("b").join()).as("others do not wait").isEqualTo(outcomes(Source.STALE, "old b"));
        assertThat(batch.runs).hasSize(2);
        batch.loaded("new ");
        assertThat(call.join()).isEqualTo(outcomes(Source.METHOD, "new a", "new b"));
    }

    @Test
    void oldValuesThatOthersRenewAreLeftToThem() {
        under(new PolicyDraft().grace(Duration.ofSeconds(60)));
        batch.call("a", "b");
        batch.loaded("old ");
        batch.bench.pass(Duration.ofSeconds(11));
        batch.call("a", "b");
        assertThat(batch.call("b", "a").join()).isEqualTo(outcomes(Source.STALE, "old b", "old a"));
        batch.bench.runBackground();
        assertThat(batch.runs).hasSize(2);
        batch.loaded("new ");
    }

    @Test
    void threadWhoseRedisNeverAnswersLoadsAllKeys() {
        BatchBench silent = new BatchBench(
                new EngineBench(new PolicyDraft(), tier -> new OffendingTiers.Silent(tier, "find")));
        CallerThread caller = new CallerThread(silent.bench.time);
        CompletableFuture<List<Outcome>> call = silent.ask(Way.ANSWER, caller, "a", "b", "c");
        silent.atOnce = "new ";
        caller.execute(() -> silent.bench.pass(EngineBench.LIMITS.patience()));
        assertThat(caller.await(call)).isEqualTo(outcomes(Source.METHOD, "new a", "new b", "new c"));
        assertThat(silent.runs).hasSize(1);
    }
}
