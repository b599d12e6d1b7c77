package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.larder.spi.Source;

/** Plain calls on threads that must not wait. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LoadAloneTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static EngineBench filled(PolicyDraft policy) {
        EngineBench bench = new EngineBench(policy);
        bench.call("old");
        return bench;
    }

    private static Outcome ask(EngineBench bench, Way way) {
        return bench.engine.ask(new Call(bench.method, EngineBench.KEY,
                () -> CompletableFuture.completedFuture("new"), Runnable::run, () -> bench.background::add), way)
                .join();
    }

    @Test
    void valueThatIsFreshInMemoryIsNotLoadedThoughMoreIsDueThanAnAnswer() {
        EngineBench bench = filled(new PolicyDraft().idle(Duration.ofSeconds(8)));
        bench.pass(3_000);
        assertThat(bench.engine.peek(bench.method, EngineBench.KEY).isNothing()).as("it is to be touched").isTrue();
        assertThat(ask(bench, Way.ANSWER_ALONE)).isEqualTo(EngineBench.from(Source.MEMORY, "old"));
    }

    @Test
    void valueThatIsDueOrInGraceIsAnsweredAndRenewedInTheBackground() {
        EngineBench ahead = filled(new PolicyDraft().ahead(Duration.ofSeconds(2)));
        ahead.pass(9_000);
        assertThat(ask(ahead, Way.ANSWER_ALONE)).isEqualTo(EngineBench.from(Source.MEMORY, "old"));
        ahead.runBackground();
        assertThat(ahead.call().join()).isEqualTo(EngineBench.from(Source.MEMORY, "new"));
        EngineBench grace = filled(new PolicyDraft().grace(MINUTE));
        grace.pass(10_001);
        assertThat(ask(grace, Way.ANSWER_ALONE)).isEqualTo(EngineBench.from(Source.STALE, "old"));
        grace.runBackground();
        assertThat(grace.call().join()).isEqualTo(EngineBench.from(Source.MEMORY, "new"));
    }

    @Test
    void valueKeptForFailuresIsNotAnsweredBeforeTheMethodWasAsked() {
        EngineBench bench = filled(new PolicyDraft().ifError(MINUTE));
        bench.pass(10_001);
        assertThat(ask(bench, Way.ANSWER_ALONE)).isEqualTo(EngineBench.from(Source.METHOD, "new"));
    }

    @Test
    void reloadAsksTheMethodWhateverMemoryHolds() {
        EngineBench bench = filled(new PolicyDraft());
        assertThat(ask(bench, Way.RELOAD_ALONE)).isEqualTo(EngineBench.from(Source.METHOD, "new"));
    }
}
