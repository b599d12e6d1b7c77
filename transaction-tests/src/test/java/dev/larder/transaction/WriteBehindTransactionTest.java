package dev.larder.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;

import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.Larder;
import io.quarkus.test.QuarkusUnitTest;

/** Calls whose methods run later, made in transactions. */
class WriteBehindTransactionTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .setArchiveProducer(() -> ShrinkWrap.create(JavaArchive.class).addClasses(Transfers.class, Audit.class))
            .overrideConfigKey("larder.redis.deadline", "1s")
            .overrideConfigKey("larder.write-behind.max-attempts", "2")
            .overrideConfigKey("quarkus.datasource.db-kind", "h2")
            .overrideConfigKey("quarkus.datasource.jdbc.url", "jdbc:h2:mem:transfers;DB_CLOSE_DELAY=-1");

    private static final AtomicLong ACCOUNTS = new AtomicLong();

    @Inject
    Transfers transfers;

    @Inject
    Larder larder;

    @Inject
    UserTransaction transaction;

    private long account;

    @BeforeEach
    void anotherAccount() {
        account = ACCOUNTS.incrementAndGet();
        Awaitility.await().ignoreExceptions().until(() -> larder.queue("transfers").backlog() == 0);
    }

    @AfterEach
    void noTransactionIsLeft() throws Exception {
        if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            transaction.rollback();
        }
    }

    private void awaitBooked(String... texts) {
        Awaitility.await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(transfers.booked(account)).containsExactly(texts));
    }

    @Test
    void callIsQueuedWhenItsTransactionHasCommitted() throws Exception {
        transaction.begin();
        transfers.book(account, "a");
        assertThat(larder.queue("transfers").backlog()).isZero();
        transaction.commit();
        awaitBooked(account + ": a in a transaction");
    }

    @Test
    void callOfATransactionThatIsRolledBackIsNotQueued() throws Exception {
        transaction.begin();
        transfers.book(account, "lost");
        transaction.rollback();
        long before = account;
        anotherAccount();
        transfers.book(account, "kept");
        awaitBooked(account + ": kept in a transaction");
        Awaitility.await().until(() -> larder.queue("transfers").backlog() == 0);
        assertThat(transfers.booked(before)).isEmpty();
    }

    @Test
    void callsOfATransactionKeepTheirOrder() throws Exception {
        transaction.begin();
        for (int i = 0; i < 5; i++) {
            transfers.book(account, "number " + i);
        }
        transaction.commit();
        Awaitility.await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(transfers.booked(account)).last()
                        .isEqualTo(account + ": number 4 in a transaction"));
    }

    @Test
    void methodWhoseTransactionIsRolledBackHasNotWrittenWhateverItReturns() {
        transfers.refuse(account);
        Awaitility.await().atMost(Duration.ofSeconds(20))
                .until(() -> larder.queue("refusals").deadLetters(10).size() == 1);
        assertThat(larder.queue("refusals").deadLetters(10).get(0).reason()).contains("rolled back");
    }

    @Test
    void transactionWithinAnotherDoesNotDecide() {
        transfers.bookWithAudit(account, "audited");
        awaitBooked(account + ": audited");
        Awaitility.await().until(() -> larder.queue("audits").backlog() == 0);
        assertThat(larder.queue("audits").deadLetters(10)).isEmpty();
        assertThat(transfers.booked(account)).hasSize(1);
    }
}
