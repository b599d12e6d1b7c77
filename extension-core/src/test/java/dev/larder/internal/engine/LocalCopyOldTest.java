package dev.larder.internal.engine;

import static dev.larder.internal.engine.CopyBench.changes;
import static dev.larder.internal.engine.CopyBench.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.larder.spi.Source;

/** With local-copy old values are copied for each who gets one, whatever they are answered for. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LocalCopyOldTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private CopyBench lists = new CopyBench(new PolicyDraft().localCopy());

    private void under(PolicyDraft policy) {
        lists = new CopyBench(policy.localCopy());
    }

    @AfterEach
    void nothingIsLeftBehind() {
        lists.nothingIsLeftBehind();
    }

    @Test
    void oldValueIsCopiedForEachWhileItIsRenewed() {
        under(new PolicyDraft().grace(MINUTE));
        lists.loaded("a");
        lists.bench.pass(Duration.ofSeconds(11));
        changes(lists.call(), Source.STALE, "a");
        changes(lists.call(), Source.STALE, "a");
        lists.bench.runBackground();
        changes(lists.call(), Source.STALE, "a");
        lists.ends(lines("b"));
        lists.holds("b");
    }

    @Test
    void valueThatIsDueIsCopiedForEach() {
        under(new PolicyDraft().ahead(Duration.ofSeconds(5)));
        lists.loaded("a");
        lists.bench.pass(Duration.ofSeconds(6));
        changes(lists.call(), Source.MEMORY, "a");
        changes(lists.call(), Source.MEMORY, "a");
        lists.bench.runBackground();
        lists.ends(lines("b"));
        lists.holds("b");
    }

    @Test
    void oldValueIsCopiedForEachWhenTheLoadFails() {
        under(new PolicyDraft().ifError(MINUTE));
        lists.loaded("a");
        lists.bench.pass(Duration.ofSeconds(11));
        CompletableFuture<Outcome> leader = lists.call();
        CompletableFuture<Outcome> waiter = lists.call();
        lists.bench.failed(new IOException("disk"));
        changes(leader, Source.STALE, "a");
        changes(waiter, Source.STALE, "a");
        changes(lists.call(), Source.STALE, "a");
    }

    @Test
    void oldValueIsCopiedForEachWhenTheLoadTakesTooLong() {
        under(new PolicyDraft().ifError(MINUTE).loadTimeout(Duration.ofMillis(100)));
        lists.loaded("a");
        lists.bench.pass(Duration.ofSeconds(11));
        CompletableFuture<Outcome> leader = lists.call();
        CompletableFuture<Outcome> waiter = lists.call();
        lists.bench.runBackground();
        lists.bench.pass(100);
        changes(leader, Source.STALE, "a");
        changes(waiter, Source.STALE, "a");
        changes(lists.call(), Source.STALE, "a");
        lists.ends(lines("b"));
        lists.holds("b");
    }

    @Test
    void oldValueIsDecodedWhereItsCallerIsWhenTheLoadTakesTooLong() {
        under(new PolicyDraft().ifError(MINUTE).loadTimeout(Duration.ofMillis(100)));
        lists.loaded("a");
        lists.bench.pass(Duration.ofSeconds(11));
        lists.bench.callersHoldBack = true;
        CompletableFuture<Outcome> call = lists.call();
        lists.bench.runBackground();
        lists.bench.pass(100);
        assertThat(call).isNotDone();
        lists.bench.runBackground();
        changes(call, Source.STALE, "a");
        lists.ends(lines("b"));
    }

    @Test
    void oldValueIsCopiedForEachWhenThereIsNoRoomToLoad() {
        under(new PolicyDraft().ifError(MINUTE).maxConcurrentLoads(1));
        lists.loaded("a");
        lists.bench.pass(Duration.ofSeconds(11));
        CompletableFuture<Outcome> other = lists.bench.engine
                .ask(new Call(lists.bench.method, "shop:other", lists.bench, Runnable::run,
                        () -> lists.bench.background::add), Way.ANSWER);
        changes(lists.call(), Source.STALE, "a");
        changes(lists.call(), Source.STALE, "a");
        lists.ends(lines("b"));
        assertThat(other).isDone();
    }

    @Test
    void oldValueIsCopiedForEachWhileAnotherProcessLoads() {
        under(new PolicyDraft().grace(MINUTE).inForeground());
        lists.loaded("a");
        CopyBench other = lists.another();
        lists.bench.pass(Duration.ofSeconds(11));
        CompletableFuture<Outcome> loading = other.call();
        changes(lists.call(), Source.STALE, "a");
        changes(lists.call(), Source.STALE, "a");
        other.ends(lines("b"));
        changes(loading, Source.METHOD, "b");
    }
}
