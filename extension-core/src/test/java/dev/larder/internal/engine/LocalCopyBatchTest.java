package dev.larder.internal.engine;

import static dev.larder.internal.engine.CopyBench.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.larder.internal.codec.CodecException;
import dev.larder.spi.Source;

/** With local-copy the values of a call for many are its own. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LocalCopyBatchTest {

    private static final List<String> KEYS = List.of("shop:a", "shop:b");

    private final CopyBench lists = new CopyBench(new PolicyDraft().localCopy());
    private final List<CompletableFuture<@Nullable Object>> runs = new ArrayList<>();

    private final LoaderForMany loader = new LoaderForMany() {
        @Override
        public CompletionStage<@Nullable Object> load(List<Integer> missing) {
            CompletableFuture<@Nullable Object> run = new CompletableFuture<>();
            runs.add(run);
            return run;
        }

        @Override
        public @Nullable Object value(@Nullable Object result, int index) {
            return result == null ? null : ((Map<?, ?>) result).get(KEYS.get(index));
        }
    };

    @AfterEach
    void nothingIsLeftBehind() {
        lists.nothingIsLeftBehind();
    }

    private CompletableFuture<List<Outcome>> call() {
        return lists.bench.engine.ask(new CallForMany(lists.bench.method, KEYS, loader, Runnable::run,
                () -> Runnable::run), Way.ANSWER);
    }

    private void ends(int run, String value) {
        runs.get(run).complete(Map.of("shop:a", lines(value), "shop:b", lines(value)));
    }

    private static void changes(CompletableFuture<List<Outcome>> call, Source source, String expected) {
        assertThat(call).isDone();
        call.join().forEach(outcome -> CopyBench.changes(CompletableFuture.completedFuture(outcome), source, expected));
    }

    private void holds(String expected) {
        for (String key : KEYS) {
            Object value = lists.bench.engine.peek(lists.bench.method, key).value();
            assertThat(value).isEqualTo(List.of(expected));
        }
    }

    @Test
    void memorySharesNoneOfThem() {
        CompletableFuture<List<Outcome>> call = call();
        ends(0, "x");
        changes(call, Source.METHOD, "x");
        changes(call(), Source.MEMORY, "x");
        changes(call(), Source.MEMORY, "x");
        holds("x");
    }

    @Test
    void callsThatWaitForItGetTheirOwn() {
        CompletableFuture<List<Outcome>> leader = call();
        CompletableFuture<List<Outcome>> waiter = call();
        ends(0, "x");
        changes(leader, Source.METHOD, "x");
        changes(waiter, Source.SHARED, "x");
        holds("x");
        assertThat(runs).hasSize(1);
    }

    @Test
    void callThatWaitsForWhatCannotBeEncodedLoadsAllInOneRun() {
        CompletableFuture<List<Outcome>> leader = call();
        CompletableFuture<List<Outcome>> waiter = call();
        lists.codec.unwritable = new CodecException("refused");
        ends(0, "x");
        changes(leader, Source.METHOD, "x");
        assertThat(runs).hasSize(2);
        ends(1, "y");
        changes(waiter, Source.METHOD, "y");
    }

    @Test
    void eachIsReadFromRedisForItsCallAlone() {
        call();
        ends(0, "x");
        CopyBench other = lists.another();
        CompletableFuture<List<Outcome>> call = other.bench.engine.ask(new CallForMany(other.bench.method, KEYS, loader,
                Runnable::run, () -> Runnable::run), Way.ANSWER);
        changes(call, Source.REDIS, "x");
        assertThat(other.bench.engine.peek(other.bench.method, KEYS.get(1)).value()).isEqualTo(List.of("x"));
    }
}
