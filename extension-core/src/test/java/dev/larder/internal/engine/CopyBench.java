package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import dev.larder.spi.Source;

/** Calls of a method of lists, in the process of an {@link EngineBench}; whoever gets a list changes it. */
final class CopyBench {

    final LinesCodec codec;
    final EngineBench bench;

    CopyBench(PolicyDraft policy) {
        this(new LinesCodec(), new EngineBench(policy));
        bench.method = TestMethods.under(policy.settle(), codec);
    }

    private CopyBench(LinesCodec codec, EngineBench bench) {
        this.codec = codec;
        this.bench = bench;
    }

    CopyBench another() {
        CopyBench other = new CopyBench(codec, bench.another());
        other.bench.method = bench.method;
        return other;
    }

    static List<String> lines(String... lines) {
        return new ArrayList<>(List.of(lines));
    }

    @SuppressWarnings("unchecked") // what the codec reads, and what the tests give
    static void change(@Nullable Object value) {
        ((List<String>) value).set(0, "changed");
    }

    static Outcome.Answered answer(CompletableFuture<Outcome> call) {
        assertThat(call).isDone();
        return (Outcome.Answered) call.join();
    }

    /** What a call was answered, which it then changes. */
    static void changes(CompletableFuture<Outcome> call, Source source, String expected) {
        Outcome.Answered answer = answer(call);
        assertThat(answer.source()).isEqualTo(source);
        assertThat(answer.value()).isEqualTo(List.of(expected));
        change(answer.value());
    }

    CompletableFuture<Outcome> call() {
        return bench.call();
    }

    /** The last run of the method ends. */
    void ends(@Nullable Object value) {
        bench.runs.get(bench.runs.size() - 1).complete(value);
        bench.runBackground();
    }

    /** A value is loaded, and changed by its caller. */
    void loaded(String line) {
        List<String> given = lines(line);
        CompletableFuture<Outcome> call = call();
        ends(given);
        assertThat(answer(call).value()).as("what the method gave goes to its caller").isSameAs(given);
        changes(call, Source.METHOD, line);
    }

    /** Memory answers so, whatever is done to its answers. */
    void holds(String expected) {
        for (int hit = 0; hit < 2; hit++) {
            Object value = bench.engine.peek(bench.method, EngineBench.KEY).value();
            assertThat(value).isEqualTo(List.of(expected));
            change(value);
        }
    }

    void holdsNothing() {
        assertThat(bench.engine.peek(bench.method, EngineBench.KEY).isNothing()).isTrue();
    }

    void nothingIsLeftBehind() {
        assertThat(bench.engine.flightsUnderWay()).isZero();
        assertThat(bench.engine.renewalsUnderWay()).isZero();
        assertThat(bench.method.gate().underWay()).isZero();
    }
}
