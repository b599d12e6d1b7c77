package dev.larder.internal.deferral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.larder.internal.transaction.Completion;

/** When the transactions of a method mean that it has written nothing. */
class BodyTransactionsTest {

    private final BodyTransactions watched = BodyTransactions.watch();

    @AfterEach
    void end() {
        BodyTransactions.end();
    }

    private static Consumer<Completion> begin() {
        return BodyTransactions.begun().orElseThrow();
    }

    @Test
    void withoutTransactionsNothingIsRolledBack() {
        assertThat(watched.areRolledBack()).isFalse();
    }

    @Test
    void oneThatIsRolledBackIsAll() {
        begin().accept(Completion.ROLLED_BACK);
        assertThat(watched.areRolledBack()).isTrue();
    }

    @Test
    void oneThatIsCommittedHasWrittenSomethingWhateverBecameOfOthers() {
        begin().accept(Completion.COMMITTED);
        begin().accept(Completion.ROLLED_BACK);
        assertThat(watched.areRolledBack()).isFalse();
    }

    @Test
    void oneWithinAnotherDoesNotCount() {
        Consumer<Completion> outer = begin();
        begin().accept(Completion.COMMITTED);
        outer.accept(Completion.ROLLED_BACK);
        assertThat(watched.areRolledBack()).isTrue();
    }

    @Test
    void nobodyAsksOnAnotherThread() throws InterruptedException {
        boolean[] asked = { true };
        Thread other = new Thread(() -> asked[0] = BodyTransactions.begun().isPresent());
        other.start();
        other.join();
        assertThat(asked[0]).isFalse();
    }
}
