package dev.larder.benchmarks.writing;

/** One write. */
sealed interface Step {

    String id();

    record Save(String id, Row row) implements Step {
    }

    record Remove(String id) implements Step {
    }
}
