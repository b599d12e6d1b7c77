package dev.larder.quarkus.test.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.quarkus.test.transaction.Ledger.End;
import io.quarkus.test.QuarkusUnitTest;

class StrictTransactionMatrixTest extends TransactionCells {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = application("strict")
            .overrideConfigKey("larder.consistency", "strict")
            .overrideConfigKey("larder.waiters.max-wait", "50ms");

    @Inject
    TransactionSynchronizationRegistry registry;

    @Test
    void betweenFenceAndCommitOthersAnswerFromNoEntryAndStoreNone() throws Exception {
        transaction.begin();
        ledger.set(account, 2, End.RETURN);
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                ledger.loads.set(0);
                assertThat(elsewhere()).isEqualTo(1);
                assertThat(elsewhere()).isEqualTo(1);
                assertThat(ledger.loads).hasValue(2);
            }

            @Override
            public void afterCompletion(int status) {
                // What follows says what is there.
            }
        });
        transaction.commit();
        readsWhatIsStored(2);
    }

    @Test
    void rollbackAfterTheFenceLetsOthersStoreAgain() throws Exception {
        transaction.begin();
        ledger.set(account, 2, End.RETURN);
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                registry.setRollbackOnly();
            }

            @Override
            public void afterCompletion(int status) {
                // What follows says what is there.
            }
        });
        assertThat(catchThrowable(transaction::commit)).isNotNull();
        readsWhatIsStored(1);
        ledger.loads.set(0);
        readsWhatIsStored(1);
        assertThat(ledger.loads).hasValue(0);
    }
}
