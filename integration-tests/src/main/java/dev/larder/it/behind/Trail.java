package dev.larder.it.behind;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.larder.WriteId;

/** What bodies did, written in their own transactions. Rows are numbered in the order of the locks that they were written under. */
@ApplicationScoped
public class Trail {

    private static final String EFFECT = "insert into effects (item, views, marks, worker) values (?, ?, ?, ?)";
    private static final String BATCH = """
            insert into batches (part, epoch, sequence, records, fresh, worker) values (?, ?, ?, ?, ?, ?)
            """;
    private static final String RUN = """
            insert into runs (row_key, number, removes, effective, worker, began, written) values (?, ?, ?, ?, ?, ?, ?)
            """;

    @ConfigProperty(name = "worker.number")
    int worker;

    /** @param fresh those of the batch that were not applied before */
    void batch(Connection connection, List<Viewed> batch, List<Viewed> fresh) throws SQLException {
        try (PreparedStatement effect = connection.prepareStatement(EFFECT)) {
            for (Viewed viewed : fresh) {
                effect.setString(1, viewed.item());
                effect.setLong(2, viewed.views());
                effect.setString(3, viewed.marks());
                effect.setInt(4, worker);
                effect.addBatch();
            }
            effect.executeBatch();
        }
        WriteId last = batch.get(batch.size() - 1).id();
        try (PreparedStatement row = connection.prepareStatement(BATCH)) {
            row.setInt(1, last.partition());
            row.setLong(2, last.epoch());
            row.setLong(3, last.sequence());
            row.setInt(4, batch.size());
            row.setInt(5, fresh.size());
            row.setInt(6, worker);
            row.executeUpdate();
        }
    }

    /**
     * @param effective whether the row was older
     * @param began on the {@code nanoTime} of all processes
     */
    void run(Connection connection, String key, long number, boolean removes, boolean effective, long began)
            throws SQLException {
        try (PreparedStatement run = connection.prepareStatement(RUN)) {
            run.setString(1, key);
            run.setLong(2, number);
            run.setBoolean(3, removes);
            run.setBoolean(4, effective);
            run.setInt(5, worker);
            run.setLong(6, began);
            run.setLong(7, System.nanoTime());
            run.executeUpdate();
        }
    }
}
