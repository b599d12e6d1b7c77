package dev.larder.it.behind;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.WriteId;

/** How far each partition was applied, and by which owner, in the database that it is applied to. */
@ApplicationScoped
public class HighWater {

    private static final String LOCK = "select epoch, sequence from high_water where queue = ? and part = ? for update";
    private static final String RAISE = "update high_water set epoch = ?, sequence = ? where queue = ? and part = ?";

    /**
     * To be called first in the transaction of a batch. Others wait for its end.
     *
     * @param last of the batch
     * @return up to this sequence all was applied before
     * @throws IllegalStateException if the partition has a newer owner
     */
    long raise(Connection connection, WriteId last) throws SQLException {
        long applied;
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, last.queue());
            lock.setInt(2, last.partition());
            ResultSet row = lock.executeQuery();
            if (!row.next()) {
                throw new IllegalStateException("high_water has no row for partition " + last.partition());
            }
            if (row.getLong("epoch") > last.epoch()) {
                throw new IllegalStateException("partition " + last.partition() + " has a newer owner");
            }
            applied = row.getLong("sequence");
        }
        try (PreparedStatement raise = connection.prepareStatement(RAISE)) {
            raise.setLong(1, last.epoch());
            raise.setLong(2, Math.max(applied, last.sequence()));
            raise.setString(3, last.queue());
            raise.setInt(4, last.partition());
            raise.executeUpdate();
        }
        return applied;
    }
}
