package dev.larder.transaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import dev.larder.CacheBypass;
import dev.larder.CacheInvalidate;
import dev.larder.CachePut;
import dev.larder.Cached;
import io.agroal.api.AgroalDataSource;

/** Balances in a real database, cached, and methods that write them, each in its transaction or its caller's. */
@Singleton
class Ledger {

    /** Thrown by a method that wants its transaction committed all the same. */
    static final class Complaint extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** How a method ends that has written. */
    enum End {
        RETURN,
        THROW,
        COMPLAIN
    }

    final AtomicInteger loads = new AtomicInteger();

    volatile Runnable duringLoads = () -> {};

    @Inject
    AgroalDataSource database;

    @Cached(cache = "balances", key = "balance:{account}")
    public long balance(long account) {
        loads.incrementAndGet();
        duringLoads.run();
        return stored(account);
    }

    @Cached(cache = "balances", key = "balance:{account}")
    public long balance(long account, @CacheBypass boolean reload) {
        loads.incrementAndGet();
        return stored(account);
    }

    @Transactional
    @Cached(cache = "audited", key = "audited:{account}")
    public long auditedBalance(long account) {
        loads.incrementAndGet();
        return stored(account);
    }

    @Transactional(dontRollbackOn = Complaint.class)
    @CacheInvalidate(key = "balance:{account}")
    public void set(long account, long balance, End end) {
        write(account, balance);
        end(end);
    }

    @Transactional(dontRollbackOn = Complaint.class)
    @CachePut(key = "balance:{account}", value = "{balance}")
    public void put(long account, long balance, End end) {
        write(account, balance);
        end(end);
    }

    @Transactional(dontRollbackOn = Complaint.class)
    @CacheInvalidate(key = "balance:{result}")
    public long setSome(long account, long balance, End end) {
        write(account, balance);
        end(end);
        return account;
    }

    @Transactional
    @CacheInvalidate(cache = "balances")
    public void setAndClear(long account, long balance) {
        write(account, balance);
    }

    @CacheInvalidate(key = "balance:{account}")
    public void setInCallers(long account, long balance) {
        write(account, balance);
    }

    @CacheInvalidate(key = "balance:{account}")
    public void pretend(long account) {
    }

    @CachePut(key = "balance:{account}", value = "{balance}")
    public void pretendToPut(long account, long balance) {
    }

    @Transactional(TxType.REQUIRES_NEW)
    @CacheInvalidate(key = "balance:{account}")
    public void setApart(long account, long balance) {
        write(account, balance);
    }

    @Transactional(TxType.NOT_SUPPORTED)
    @CacheInvalidate(key = "balance:{account}")
    public void setOutside(long account, long balance) {
        write(account, balance);
    }

    /** What the database holds, as the transaction of this thread sees it. */
    long stored(long account) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select balance from accounts where id = ?")) {
            query.setLong(1, account);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    void write(long account, long balance) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("update accounts set balance = ? where id = ?");
                PreparedStatement insert = connection
                        .prepareStatement("insert into accounts (balance, id) values (?, ?)")) {
            update.setLong(1, balance);
            update.setLong(2, account);
            if (update.executeUpdate() == 0) {
                insert.setLong(1, balance);
                insert.setLong(2, account);
                insert.executeUpdate();
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    void create() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.createStatement()
                    .execute("create table if not exists accounts (id bigint primary key, balance bigint)");
        }
    }

    private static void end(End end) {
        switch (end) {
            case THROW -> throw new IllegalStateException("as asked for");
            case COMPLAIN -> throw new Complaint();
            case RETURN -> {
            }
        }
    }
}
