package dev.larder.benchmarks.load;

/**
 * What came of one load.
 *
 * @param threads that called at once, each as soon as it had its answer
 * @param seconds it took
 * @param answers calls that returned the right value
 * @param errors calls that threw, or returned another value
 * @param loads calls among the answers that Redis did not answer
 * @param cpuMicros processor time of the whole process per answer: other processes do not add to it
 * @param p50 half of the answers took no more microseconds
 * @param p99 all but one in a hundred took no more
 * @param p999 all but one in a thousand took no more
 * @param firstError what the first error was; empty without errors
 */
public record Round(int threads, double seconds, long answers, long errors, long loads, double cpuMicros,
        double p50, double p99, double p999, String firstError) {

    /** Answers that the method was not run for. */
    public double hitsPerSecond() {
        return (answers - loads) / seconds;
    }
}
