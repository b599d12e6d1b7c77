package dev.larder.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.larder.Cached;
import dev.larder.Tier;
import io.quarkus.test.junit.QuarkusTest;

/** Values of a database that are renewed while the old ones answer. */
@QuarkusTest
class RenewalTest {

    private static final String COUNT = "select count(*) from Product";

    @Inject
    Counts counts;

    @ApplicationScoped
    static class Counts {

        private final EntityManager rows;
        private final TransactionSynchronizationRegistry transactions;
        private final AtomicInteger runs = new AtomicInteger();

        Counts(EntityManager rows, TransactionSynchronizationRegistry transactions) {
            this.rows = rows;
            this.transactions = transactions;
        }

        int runs() {
            return runs.get();
        }

        @Cached(ttl = "50ms", jitter = 0, staleGrace = "1m", tier = Tier.LOCAL)
        public long products() {
            long count = rows.createQuery(COUNT, Long.class).getSingleResult();
            runs.incrementAndGet();
            return count;
        }

        @Transactional
        @Cached(ttl = "50ms", jitter = 0, staleGrace = "1m", tier = Tier.LOCAL)
        public boolean inATransaction() {
            runs.incrementAndGet();
            return transactions.getTransactionStatus() == Status.STATUS_ACTIVE;
        }
    }

    @Test
    void queryIsRunAgainInTheBackground() {
        int before = counts.runs();
        Awaitility.await().pollInSameThread().pollInterval(Duration.ofMillis(20)).until(() -> {
            assertThat(counts.products()).isPositive();
            return counts.runs() - before >= 3;
        });
    }

    @Test
    void methodWithATransactionIsRunAgainInOne() {
        int before = counts.runs();
        Awaitility.await().pollInSameThread().pollInterval(Duration.ofMillis(20)).until(() -> {
            assertThat(counts.inATransaction()).isTrue();
            return counts.runs() - before >= 3;
        });
    }
}
