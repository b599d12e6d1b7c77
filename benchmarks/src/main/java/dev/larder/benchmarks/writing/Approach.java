package dev.larder.benchmarks.writing;

/** A way to write rows to the table, now or later. Thread-safe. */
public interface Approach {

    /** Returns when the row is accepted. */
    void save(String id, Row row);

    /** Returns when it is accepted that there is no row. */
    void remove(String id);

    /** How many accepted writes wait, as far as the approach knows. */
    long waiting();
}
