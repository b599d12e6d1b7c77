package dev.larder.benchmarks.behind;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.larder.benchmarks.writing.Table;
import io.quarkus.arc.Unremovable;

/** The one table of this process. */
final class Tables {

    @Produces
    @Singleton
    @Unremovable
    Table table() {
        return new Table("articles");
    }
}
