package dev.larder.internal.behind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.larder.internal.behind.SimulatedStore.Recipe;
import dev.larder.internal.behind.WriteSimulation.Scene;

/**
 * What becomes of writes when processes end at any step, stall beyond their lease and go on, when the database fails, and
 * what is said to Redis or by it is lost. Each mechanism is left out once, and that is found.
 */
class WriteSimulationTest {

    private static final int SEEDS = Integer.getInteger("larder.behind.seeds", 3_000);
    private static final Recipe REMOVALS_APART = new Recipe(true, true, true, false);

    private static void assertNone(Scene scene, Function<WriteSimulation, List<String>> faults) {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(faults.apply(new WriteSimulation(scene, seed).run())).as("seed %d", seed).isEmpty();
        }
    }

    private static void assertFound(Scene scene, Function<WriteSimulation, List<String>> faults) {
        assertThat(LongStream.range(0, 20_000)
                .anyMatch(seed -> !faults.apply(new WriteSimulation(scene, seed).run()).isEmpty())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void eachWriteIsAppliedExactlyOnceInItsOrderWhereItsSequenceIsKeptWithIt(boolean merges) {
        assertNone(Scene.of(Recipe.EXACTLY_ONCE, merges), WriteSimulation::faults);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void eachWriteIsAppliedAtLeastOnceWhereNothingIsKept(boolean merges) {
        assertNone(Scene.of(Recipe.NONE, merges), WriteSimulation::losses);
    }

    @Test
    void removalsThatKeepNoSequenceTakeNothingThatCameLater() {
        assertNone(new Scene(REMOVALS_APART, true, false, true, false, piece -> !piece.last().removes()),
                WriteSimulation::wrongValues);
    }

    @Test
    void removalsAmongOthersThatKeepNoSequenceTakeNothingThatCameLaterEither() {
        assertNone(new Scene(REMOVALS_APART, true, false, true, false, piece -> true),
                WriteSimulation::wrongValues);
    }

    @Test
    void writesThatComeTwiceAreFoundWhereNothingIsKept() {
        assertFound(Scene.of(Recipe.NONE, true), WriteSimulation::faults);
    }

    @Test
    void acknowledgingFirstIsFound() {
        assertFound(new Scene(Recipe.NONE, true, true, true, true, piece -> true), WriteSimulation::losses);
    }

    @Test
    void batchesThatAreFormedAnewAfterACrashAreFound() {
        assertFound(new Scene(Recipe.EXACTLY_ONCE, true, false, false, false, piece -> true),
                WriteSimulation::faults);
    }

    @Test
    void ownersThatGoOnAfterATakeoverAreFoundWhereEpochsAreNotAskedFor() {
        assertFound(Scene.of(new Recipe(true, false, false, false), true), WriteSimulation::faults);
    }

    @Test
    void removalsBeforeWhatCameEarlierAreFound() {
        assertFound(new Scene(new Recipe(true, true, false, true), true, false, true, false, piece -> true),
                WriteSimulation::faults);
    }
}
