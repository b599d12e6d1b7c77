package dev.larder.benchmarks.load;

import java.util.stream.DoubleStream;

/** The middle of several measurements: one that another process disturbed does not move it. */
public final class Medians {

    private Medians() {
    }

    /** Of at least one number. */
    public static double of(DoubleStream numbers) {
        double[] sorted = numbers.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
