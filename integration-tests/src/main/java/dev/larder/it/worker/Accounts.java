package dev.larder.it.worker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

import dev.larder.CacheInvalidate;
import dev.larder.CachePut;
import dev.larder.Cached;
import io.agroal.api.AgroalDataSource;

/** Balances in a database that outlives this process, which can be stopped where it matters. */
@ApplicationScoped
public class Accounts {

    @Inject
    Instance<AgroalDataSource> database;

    @Inject
    TransactionSynchronizationRegistry registry;

    private final CountDownLatch committed = new CountDownLatch(1);
    private final CountDownLatch read = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private volatile boolean holdsLoads;

    @Cached(cache = "accounts", key = "accounts:{account}")
    public long balance(String account) throws Exception {
        long balance = stored(account);
        if (holdsLoads) {
            holdsLoads = false;
            read.countDown();
            goOn.await();
        }
        return balance;
    }

    @Transactional
    @CacheInvalidate(key = "accounts:{account}")
    public void set(String account, long balance) throws SQLException {
        write(account, balance);
    }

    @Transactional
    @CachePut(key = "accounts:{account}", value = "{balance}")
    public void put(String account, long balance) throws SQLException {
        write(account, balance);
    }

    /** As of now, in the database. */
    public long stored(String account) throws SQLException {
        try (Connection connection = database.get().getConnection();
                PreparedStatement query = connection.prepareStatement("select balance from accounts where id = ?")) {
            query.setString(1, account);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** The next load stops when it has read. */
    void holdLoad() {
        holdsLoads = true;
    }

    void awaitRead() throws InterruptedException {
        read.await();
    }

    void letLoadGo() {
        goOn.countDown();
    }

    void awaitCommit() throws InterruptedException {
        committed.await();
    }

    private void write(String account, long balance) throws SQLException {
        try (Connection connection = database.get().getConnection();
                PreparedStatement update = connection
                        .prepareStatement("merge into accounts (id, balance) key (id) values (?, ?)")) {
            update.setString(1, account);
            update.setLong(2, balance);
            update.executeUpdate();
        }
        registry.registerInterposedSynchronization(new HangAfterCommit());
    }

    /** Told of the commit before Larder is, as it was registered later. */
    private final class HangAfterCommit implements Synchronization {

        @Override
        public void beforeCompletion() {
            // The commit is what it waits for.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                committed.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
