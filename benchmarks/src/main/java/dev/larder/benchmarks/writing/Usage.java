package dev.larder.benchmarks.writing;

/**
 * What a table was asked to do.
 *
 * @param transactions that it committed: each is one call of who writes
 * @param batches of statements sent, of one kind each
 * @param statements in them
 */
public record Usage(long transactions, long batches, long statements) {

    Usage since(Usage before) {
        return new Usage(transactions - before.transactions, batches - before.batches, statements - before.statements);
    }
}
