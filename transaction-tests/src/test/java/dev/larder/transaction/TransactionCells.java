package dev.larder.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.larder.Key;
import dev.larder.Larder;
import dev.larder.transaction.Ledger.Complaint;
import dev.larder.transaction.Ledger.End;
import io.quarkus.test.QuarkusUnitTest;

/** What becomes of the cache when the transaction of a writer ends, on a database in this process: in each mode. */
abstract class TransactionCells {

    /** @param database in the memory of this process, by a name of its own */
    static QuarkusUnitTest application(String database) {
        return application("h2", "jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1");
    }

    static QuarkusUnitTest application(String kind, String url) {
        return new QuarkusUnitTest()
                .setArchiveProducer(() -> ShrinkWrap.create(JavaArchive.class).addClasses(Ledger.class, Writer.class,
                        Postgres.class,
                        TransactionCells.class))
                .overrideConfigKey("quarkus.datasource.db-kind", kind)
                .overrideConfigKey("quarkus.datasource.jdbc.url", url);
    }

    private static final AtomicLong ACCOUNTS = new AtomicLong();

    @FunctionalInterface
    interface Writer {

        void write(long account, long balance, End end);
    }

    @Inject
    Ledger ledger;

    @Inject
    Larder larder;

    @Inject
    UserTransaction transaction;

    long account;

    @AfterEach
    void noTransactionIsLeft() throws Exception {
        if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            transaction.rollback();
        }
    }

    @BeforeEach
    void aCachedBalanceOfOne() throws Exception {
        ledger.create();
        account = ACCOUNTS.incrementAndGet();
        ledger.write(account, 1);
        assertThat(ledger.balance(account)).isEqualTo(1);
        ledger.loads.set(0);
    }

    private List<Writer> writers() {
        return List.of(ledger::set, ledger::put, ledger::setSome);
    }

    long elsewhere() {
        return CompletableFuture.supplyAsync(() -> ledger.balance(account)).join();
    }

    void readsWhatIsStored(long balance) {
        assertThat(ledger.stored(account)).isEqualTo(balance);
        assertThat(ledger.balance(account)).isEqualTo(balance);
    }

    @Test
    void ownTransactionThatCommitsActs() {
        long balance = 1;
        for (Writer writer : writers()) {
            writer.write(account, ++balance, End.RETURN);
            readsWhatIsStored(balance);
        }
    }

    @Test
    void ownTransactionThatRollsBackDoesNothing() {
        for (Writer writer : writers()) {
            assertThat(catchThrowable(() -> writer.write(account, 2, End.THROW)))
                    .isInstanceOf(IllegalStateException.class);
            readsWhatIsStored(1);
        }
        assertThat(ledger.loads).hasValue(0);
    }

    @Test
    void ownTransactionThatCommitsAlthoughItsMethodThrowsForgets() {
        long balance = 1;
        for (Writer writer : writers()) {
            long next = ++balance;
            assertThat(catchThrowable(() -> writer.write(account, next, End.COMPLAIN))).isInstanceOf(Complaint.class);
            readsWhatIsStored(balance);
        }
        assertThat(ledger.loads).hasValue(3);
    }

    @Test
    void joinedTransactionThatCommitsActsThenAndNotBefore() throws Exception {
        long balance = 1;
        for (Writer writer : writers()) {
            transaction.begin();
            writer.write(account, ++balance, End.RETURN);
            assertThat(elsewhere()).isEqualTo(balance - 1);
            transaction.commit();
            readsWhatIsStored(balance);
        }
    }

    @Test
    void joinedTransactionThatRollsBackDoesNothing() throws Exception {
        for (Writer writer : writers()) {
            transaction.begin();
            writer.write(account, 2, End.RETURN);
            transaction.rollback();
            readsWhatIsStored(1);
        }
        assertThat(ledger.loads).hasValue(0);
    }

    @Test
    void joinedTransactionThatCommitsAlthoughAWriterThrewForgets() throws Exception {
        long balance = 1;
        for (Writer writer : writers()) {
            transaction.begin();
            long next = ++balance;
            assertThat(catchThrowable(() -> writer.write(account, next, End.COMPLAIN))).isInstanceOf(Complaint.class);
            assertThat(elsewhere()).isEqualTo(balance - 1);
            transaction.commit();
            readsWhatIsStored(balance);
        }
    }

    @Test
    void joinedTransactionThatAWriterHasDoomedDoesNothing() throws Exception {
        for (Writer writer : writers()) {
            transaction.begin();
            assertThat(catchThrowable(() -> writer.write(account, 2, End.THROW)))
                    .isInstanceOf(IllegalStateException.class);
            transaction.rollback();
            readsWhatIsStored(1);
        }
        assertThat(ledger.loads).hasValue(0);
    }

    @Test
    void writersInADoomedTransactionDoNothing() throws Exception {
        transaction.begin();
        transaction.setRollbackOnly();
        ledger.pretend(account);
        ledger.pretendToPut(account, 2);
        transaction.rollback();
        readsWhatIsStored(1);
        assertThat(ledger.loads).hasValue(0);
    }

    @Test
    void writerWithoutATransactionOfItsOwnWaitsForItsCallers() throws Exception {
        transaction.begin();
        ledger.setInCallers(account, 2);
        assertThat(elsewhere()).isEqualTo(1);
        transaction.commit();
        readsWhatIsStored(2);
    }

    @Test
    void writerWithATransactionApartFromItsCallersDoesNotWaitForThat() throws Exception {
        transaction.begin();
        ledger.setApart(account, 2);
        assertThat(elsewhere()).isEqualTo(2);
        transaction.rollback();
        readsWhatIsStored(2);
    }

    @Test
    void writerThatSuspendsItsCallersTransactionDoesNotWaitForThat() throws Exception {
        transaction.begin();
        ledger.setOutside(account, 2);
        assertThat(elsewhere()).isEqualTo(2);
        transaction.rollback();
        readsWhatIsStored(2);
    }

    @Test
    void cacheIsClearedWhenTheTransactionIsCommitted() throws Exception {
        transaction.begin();
        ledger.setAndClear(account, 2);
        assertThat(elsewhere()).isEqualTo(1);
        transaction.commit();
        readsWhatIsStored(2);
        ledger.setAndClear(account, 3);
        readsWhatIsStored(3);
    }

    @Test
    void invalidationFromCodeWaitsForTheTransactionAroundIt() throws Exception {
        transaction.begin();
        ledger.write(account, 2);
        larder.cache("balances").invalidate(Key.of("balance:{0}", account));
        assertThat(elsewhere()).isEqualTo(1);
        transaction.commit();
        readsWhatIsStored(2);
        transaction.begin();
        ledger.write(account, 3);
        larder.cache("balances").clear();
        assertThat(elsewhere()).isEqualTo(2);
        transaction.commit();
        readsWhatIsStored(3);
    }
}
