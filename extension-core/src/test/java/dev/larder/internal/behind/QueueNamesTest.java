package dev.larder.internal.behind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which partition a key belongs to. */
class QueueNamesTest {

    private static final int KEYS = 1_000;

    @ParameterizedTest
    @ValueSource(ints = { 2, 3, 4, 8, 16, 64 })
    void keysOfAPatternAreSpreadOverAllPartitions(int partitions) {
        assertSpread(partitions, i -> "shop:product:" + i);
        assertSpread(partitions, i -> "shop:product:" + 2 * i);
        assertSpread(partitions, i -> "shop:product:" + 64 * i);
        assertSpread(partitions, i -> "shop:user:" + i + ":seen");
        assertSpread(partitions, i -> String.format("shop:order:%08d", i * 16));
        assertSpread(partitions, i -> "shop:" + (char) ('a' + i % 26) + (char) ('a' + i / 26));
    }

    private static void assertSpread(int partitions, IntFunction<String> keys) {
        int[] counts = new int[partitions];
        IntStream.range(0, KEYS).forEach(i -> counts[QueueNames.partition(keys.apply(i), partitions)]++);
        // As chance would do it: four deviations of a fair share.
        double fair = (double) KEYS / partitions;
        double tolerance = 4 * Math.sqrt(fair);
        assertThat(IntStream.of(counts).boxed()).allMatch(count -> Math.abs(count - fair) <= tolerance);
    }
}
