package dev.larder.it.behind;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import dev.larder.BatchWriter;
import dev.larder.Cached;
import dev.larder.WriteBehind;
import dev.larder.WriteId;

/** Counts that are added to in batches, each write exactly once. Beside them stands what each addition was made of. */
@ApplicationScoped
public class Views {

    static final String QUEUE = "views";

    private static final String ADD = """
            merge into views using (values (?, ?)) as more (item, views) on views.item = more.item
            when matched then update set total = total + more.views
            when not matched then insert (item, total) values (more.item, more.views)
            """;

    @Inject
    Store store;

    @Inject
    HighWater highWater;

    @Inject
    Trail trail;

    @Inject
    Gate gate;

    @Cached(cache = "views", key = "views:{item}")
    public long count(String item) throws SQLException {
        try (Connection connection = store.connection();
                PreparedStatement query = connection.prepareStatement("select total from views where item = ?")) {
            query.setString(1, item);
            ResultSet row = query.executeQuery();
            return row.next() ? row.getLong(1) : 0;
        }
    }

    @WriteBehind(queue = QUEUE, key = "views:{item}", merge = Sum.class, delay = "20ms", batch = 50)
    public void add(String item, long views, String marks) {
        throw new IllegalStateException("no write goes past the queue " + QUEUE);
    }

    @BatchWriter(QUEUE)
    @Transactional(rollbackOn = SQLException.class)
    void addAll(List<Viewed> batch) throws SQLException {
        String key = batch.get(0).item();
        gate.pass(QUEUE, Gate.Point.BEFORE, key);
        gate.passAfterCommit(QUEUE, key);
        WriteId last = batch.get(batch.size() - 1).id();
        try (Connection connection = store.connection()) {
            long applied = highWater.raise(connection, last);
            List<Viewed> fresh = batch.stream().filter(viewed -> viewed.id().sequence() > applied).toList();
            add(connection, fresh.subList(0, fresh.size() / 2));
            gate.pass(QUEUE, Gate.Point.HALFWAY, key);
            add(connection, fresh.subList(fresh.size() / 2, fresh.size()));
            trail.batch(connection, batch, fresh);
        }
        gate.pass(QUEUE, Gate.Point.IN, key);
    }

    private static void add(Connection connection, List<Viewed> some) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            for (Viewed viewed : some) {
                add.setString(1, viewed.item());
                add.setLong(2, viewed.views());
                add.addBatch();
            }
            add.executeBatch();
        }
    }
}
