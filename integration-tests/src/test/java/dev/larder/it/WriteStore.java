package dev.larder.it;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.h2.tools.Server;

import dev.larder.it.behind.Effect;
import dev.larder.it.behind.Refusals;
import dev.larder.it.behind.Run;
import dev.larder.it.behind.Stored;

/** The database of the write-behind checker. Its server comes and goes; what was committed stays. */
final class WriteStore implements AutoCloseable {

    private static final List<String> TABLES = List.of(
            "create table high_water (queue varchar, part int, epoch bigint, sequence bigint, primary key (queue, part))",
            "create table views (item varchar primary key, total bigint)",
            "create table stored_rows (row_key varchar primary key, version bigint, text varchar)",
            "create table effects (id bigint generated always as identity primary key, item varchar, views bigint,"
                    + " marks varchar, worker int)",
            "create table batches (id bigint generated always as identity primary key, part int, epoch bigint,"
                    + " sequence bigint, records int, fresh int, worker int)",
            "create table runs (id bigint generated always as identity primary key, row_key varchar, number bigint,"
                    + " removes boolean, effective boolean, worker int, began bigint, written bigint)",
            trigger("views"), trigger("stored_rows"));

    private final String name;
    private final Connection inside;
    private Server server;

    /** @param partitions of each queue */
    WriteStore(String name, int partitions) throws SQLException {
        this.name = "mem:" + name;
        this.inside = DriverManager.getConnection("jdbc:h2:" + this.name + ";DB_CLOSE_DELAY=-1");
        Refusals.allowAll();
        execute("drop all objects");
        for (String table : TABLES) {
            execute(table);
        }
        for (int i = 0; i < partitions; i++) {
            execute("insert into high_water values ('views', " + i + ", 0, 0)");
        }
        this.server = Server.createTcpServer("-tcpPort", "0").start();
    }

    private static String trigger(String table) {
        return "create trigger refusals_of_" + table + " before insert, update on " + table + " for each row call '"
                + Refusals.class.getName() + "'";
    }

    int port() {
        return server.getPort();
    }

    /** @param port at which it is reached, perhaps by a detour */
    String url(int port) {
        return "jdbc:h2:tcp://localhost:" + port + "/" + name;
    }

    /** Connections break, and new ones are refused. */
    void stop() {
        server.stop();
    }

    void restart() throws SQLException {
        server = Server.createTcpServer("-tcpPort", String.valueOf(server.getPort())).start();
    }

    List<Effect> effects() throws SQLException {
        List<Effect> effects = new ArrayList<>();
        each("select item, marks from effects order by id",
                row -> effects.add(Effect.of(row.getString(1), row.getString(2))));
        return effects;
    }

    Map<String, Long> totals() throws SQLException {
        Map<String, Long> totals = new HashMap<>();
        each("select item, total from views", row -> totals.put(row.getString(1), row.getLong(2)));
        return totals;
    }

    List<Run> runs() throws SQLException {
        List<Run> runs = new ArrayList<>();
        each("select row_key, number, worker, began, written from runs order by id", row -> runs.add(
                new Run(row.getString(1), row.getLong(2), row.getInt(3), row.getLong(4), row.getLong(5))));
        return runs;
    }

    Map<String, Stored> rows() throws SQLException {
        Map<String, Stored> rows = new HashMap<>();
        each("select row_key, version, text from stored_rows",
                row -> rows.put(row.getString(1), new Stored(row.getLong(2), row.getString(3))));
        return rows;
    }

    /** One number. */
    long count(String query) throws SQLException {
        try (Statement statement = inside.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Takes in one row. */
    @FunctionalInterface
    private interface Reader {

        void read(ResultSet row) throws SQLException;
    }

    private void each(String query, Reader reader) throws SQLException {
        try (Statement statement = inside.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = inside.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        server.stop();
        execute("shutdown");
    }
}
