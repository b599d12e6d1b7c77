package dev.larder.benchmarks.writing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.h2.jdbcx.JdbcConnectionPool;

/** A table of H2, in the memory of this process. All approaches write to it in the same way. Thread-safe. */
public final class Table {

    private static final int CONNECTIONS = 80;

    private final JdbcConnectionPool pool;
    private final AtomicLong transactions = new AtomicLong();
    private final AtomicLong batches = new AtomicLong();
    private final AtomicLong statements = new AtomicLong();

    /** @param name two of one name are the same */
    public Table(String name) {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
        pool.setMaxConnections(CONNECTIONS);
        run("CREATE TABLE IF NOT EXISTS article(id VARCHAR(40) PRIMARY KEY, version BIGINT, name VARCHAR, text VARCHAR)");
    }

    public void save(String id, Row row) {
        write(Map.of(id, row), Set.of());
    }

    public void remove(String id) {
        write(Map.of(), List.of(id));
    }

    /** In one transaction. An id is in one of the two only. */
    public void write(Map<String, Row> rows, Collection<String> removed) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                save(connection, rows);
                remove(connection, removed);
                connection.commit();
                transactions.incrementAndGet();
            } catch (SQLException failed) {
                connection.rollback();
                throw failed;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void save(Connection connection, Map<String, Row> rows) throws SQLException {
        try (PreparedStatement save = connection.prepareStatement("MERGE INTO article KEY(id) VALUES (?, ?, ?, ?)")) {
            for (Map.Entry<String, Row> one : rows.entrySet()) {
                save.setString(1, one.getKey());
                save.setLong(2, one.getValue().version());
                save.setString(3, one.getValue().name());
                save.setString(4, one.getValue().text());
                save.addBatch();
            }
            send(save, rows.size());
        }
    }

    private void remove(Connection connection, Collection<String> removed) throws SQLException {
        try (PreparedStatement remove = connection.prepareStatement("DELETE FROM article WHERE id = ?")) {
            for (String id : removed) {
                remove.setString(1, id);
                remove.addBatch();
            }
            send(remove, removed.size());
        }
    }

    private void send(PreparedStatement prepared, int count) throws SQLException {
        if (count > 0) {
            prepared.executeBatch();
            batches.incrementAndGet();
            statements.addAndGet(count);
        }
    }

    public Usage used() {
        return new Usage(transactions.get(), batches.get(), statements.get());
    }

    /** What it holds, by id. */
    Map<String, Long> versions() {
        Map<String, Long> versions = new HashMap<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT id, version FROM article")) {
            while (found.next()) {
                versions.put(found.getString(1), found.getLong(2));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return versions;
    }

    void clear() {
        run("TRUNCATE TABLE article");
    }

    private void run(String sql) {
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
