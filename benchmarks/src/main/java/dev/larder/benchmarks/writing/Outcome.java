package dev.larder.benchmarks.writing;

/**
 * What came of an order.
 *
 * @param seconds until the last write was accepted
 * @param accepted writes
 * @param errors calls that threw; what became of their ids is not asked
 * @param firstError what the first of them threw; empty without errors
 * @param ids that were written
 * @param p50 half of the calls took no more microseconds
 * @param p99 all but one in a hundred took no more
 * @param waiting writes when the last was accepted
 * @param behindSeconds from then on until all were applied
 * @param cpuMicros processor time of the whole process per write, its application included
 * @param used what the table was asked to do
 */
public record Outcome(int callers, double seconds, long accepted, long errors, String firstError, long ids, double p50,
        double p99, long waiting, double behindSeconds, double cpuMicros, Usage used, Wrong wrong) {

    public double perSecond() {
        return accepted / seconds;
    }

    /** Transactions, where as few as can be are 1: each id in one batch, and all batches full. */
    public double transactionsToLeast(int batch) {
        return used.transactions() / Math.ceil((double) ids / batch);
    }
}
