package dev.larder.it.behind;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import dev.larder.Cached;
import dev.larder.WriteBehind;

/** Rows that are saved and removed one by one. Their numbers are their versions: a late body changes nothing. */
@ApplicationScoped
public class Rows {

    static final String QUEUE = "rows";

    private static final String WRITE = """
            merge into stored_rows using (values (?, ?, ?)) as next (row_key, version, text)
            on stored_rows.row_key = next.row_key
            when matched and stored_rows.version < next.version
            then update set version = next.version, text = next.text
            when not matched then insert (row_key, version, text) values (next.row_key, next.version, next.text)
            """;

    @Inject
    Store store;

    @Inject
    Trail trail;

    @Inject
    Gate gate;

    @Cached(cache = "rows", key = "row:{row}")
    public @Nullable String text(String row) throws SQLException {
        try (Connection connection = store.connection();
                PreparedStatement query = connection
                        .prepareStatement("select text from stored_rows where row_key = ?")) {
            query.setString(1, row);
            ResultSet found = query.executeQuery();
            return found.next() ? found.getString(1) : null;
        }
    }

    @WriteBehind(queue = QUEUE, key = "row:{row}", value = "{text}")
    @Transactional(rollbackOn = SQLException.class)
    public void save(String row, long number, String text) throws SQLException {
        write(row, number, text);
    }

    /** @param mark of the call, a hash sign and a number */
    @WriteBehind(queue = QUEUE, key = "row:{row}", removes = true)
    @Transactional(rollbackOn = SQLException.class)
    public void remove(String row, long number, String mark) throws SQLException {
        write(row, number, null);
    }

    /** @param text null: the row is gone, and stays to tell its version */
    private void write(String row, long number, @Nullable String text) throws SQLException {
        long began = System.nanoTime();
        gate.pass(QUEUE, Gate.Point.BEFORE, row);
        gate.passAfterCommit(QUEUE, row);
        try (Connection connection = store.connection();
                PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setString(1, row);
            write.setLong(2, number);
            write.setString(3, text);
            boolean effective = write.executeUpdate() > 0;
            gate.pass(QUEUE, Gate.Point.HALFWAY, row);
            trail.run(connection, row, number, text == null, effective, began);
        }
        gate.pass(QUEUE, Gate.Point.IN, row);
    }
}
