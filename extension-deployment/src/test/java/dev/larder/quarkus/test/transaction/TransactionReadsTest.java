package dev.larder.quarkus.test.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.Larder;
import dev.larder.quarkus.test.transaction.Ledger.End;
import io.quarkus.test.QuarkusUnitTest;

/** What cached methods answer within a transaction, on a database in this process. */
class TransactionReadsTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .setArchiveProducer(() -> ShrinkWrap.create(JavaArchive.class).addClasses(Ledger.class))
            .overrideConfigKey("quarkus.datasource.db-kind", "h2")
            .overrideConfigKey("quarkus.datasource.jdbc.url", "jdbc:h2:mem:reads;DB_CLOSE_DELAY=-1");

    private static final AtomicLong ACCOUNTS = new AtomicLong();

    @Inject
    Ledger ledger;

    @Inject
    Larder larder;

    @Inject
    UserTransaction transaction;

    private long account;

    @BeforeEach
    void aBalanceOfOne() throws Exception {
        ledger.create();
        account = ACCOUNTS.incrementAndGet();
        ledger.write(account, 1);
        ledger.loads.set(0);
    }

    @AfterEach
    void noTransactionIsLeft() throws Exception {
        if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            transaction.rollback();
        }
    }

    private CompletableFuture<Long> elsewhere() {
        return CompletableFuture.supplyAsync(() -> ledger.balance(account));
    }

    @Test
    void transactionReadsWhatItHasWrittenAndNobodyElseDoes() throws Exception {
        ledger.balance(account);
        transaction.begin();
        ledger.set(account, 2, End.RETURN);
        assertThat(ledger.balance(account)).isEqualTo(2);
        assertThat(elsewhere().join()).isEqualTo(1);
        transaction.rollback();
        assertThat(ledger.balance(account)).isEqualTo(1);
    }

    @Test
    void transactionReadsWhatItHasPutAndNobodyElseDoes() throws Exception {
        ledger.balance(account);
        transaction.begin();
        ledger.put(account, 2, End.RETURN);
        assertThat(ledger.balance(account)).isEqualTo(2);
        assertThat(elsewhere().join()).isEqualTo(1);
        transaction.rollback();
        assertThat(ledger.balance(account)).isEqualTo(1);
    }

    @Test
    void otherKeysAreAnsweredFromTheCache() throws Exception {
        ledger.balance(account);
        ledger.loads.set(0);
        transaction.begin();
        ledger.set(ACCOUNTS.incrementAndGet(), 2, End.RETURN);
        assertThat(ledger.balance(account)).isEqualTo(1);
        assertThat(ledger.loads).hasValue(0);
    }

    @Test
    void afterACacheWasClearedTheTransactionReadsNothingFromIt() throws Exception {
        ledger.balance(account);
        ledger.loads.set(0);
        transaction.begin();
        ledger.setAndClear(ACCOUNTS.incrementAndGet(), 2);
        ledger.balance(account);
        ledger.balance(account);
        assertThat(ledger.loads).hasValue(2);
    }

    @Test
    void whatIsLoadedInACallersTransactionIsNotStored() throws Exception {
        transaction.begin();
        ledger.write(account, 2);
        assertThat(ledger.balance(account)).isEqualTo(2);
        transaction.rollback();
        assertThat(ledger.balance(account)).isEqualTo(1);
        assertThat(larder.cache("balances").stats().stores()).isPositive();
    }

    @Test
    void whatIsReloadedInACallersTransactionIsNotStored() throws Exception {
        ledger.balance(account);
        transaction.begin();
        ledger.write(account, 2);
        assertThat(ledger.balance(account, true)).isEqualTo(2);
        assertThat(elsewhere().join()).isEqualTo(1);
    }

    @Test
    void loadInATransactionSharesNothingWithOthersAndWaitsForNone() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ledger.duringLoads = () -> {
            loading.countDown();
            try {
                goOn.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };
        CompletableFuture<Long> other = elsewhere();
        loading.await();
        ledger.duringLoads = () -> {};
        transaction.begin();
        ledger.write(account, 2);
        assertThat(ledger.balance(account)).isEqualTo(2);
        goOn.countDown();
        assertThat(other.join()).isEqualTo(1);
    }

    @Test
    void methodThatBeginsItsTransactionStoresWhatItLoads() {
        ledger.auditedBalance(account);
        ledger.auditedBalance(account);
        assertThat(ledger.loads).hasValue(1);
    }

    @Test
    void methodThatJoinsItsCallersTransactionDoesNot() throws Exception {
        transaction.begin();
        ledger.write(account, 2);
        assertThat(ledger.auditedBalance(account)).isEqualTo(2);
        transaction.rollback();
        assertThat(ledger.auditedBalance(account)).isEqualTo(1);
    }
}
