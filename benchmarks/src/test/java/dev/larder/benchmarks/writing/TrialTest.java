package dev.larder.benchmarks.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class TrialTest {

    private static final int CALLERS = 2;
    private static final int IDS = 200;

    private final Table table = new Table("t" + UUID.randomUUID().toString().replace("-", ""));

    /** Writes to the table at once. */
    private class Through implements Approach {

        @Override
        public void save(String id, Row row) {
            table.save(id, row);
        }

        @Override
        public void remove(String id) {
            table.remove(id);
        }

        @Override
        public long waiting() {
            return 0;
        }
    }

    private Outcome written(Approach approach) throws InterruptedException {
        return new Trial(approach, table, 1).run(Order.of(1, CALLERS, IDS));
    }

    @Test
    void writesAreCountedAndTheTableHasWhatWasWrittenLast() throws InterruptedException {
        Outcome outcome = written(new Through());
        assertThat(outcome.callers()).isEqualTo(CALLERS);
        assertThat(outcome.ids()).isEqualTo(IDS);
        assertThat(outcome.accepted()).isGreaterThan(IDS);
        assertThat(outcome.errors()).isZero();
        assertThat(outcome.used())
                .isEqualTo(new Usage(outcome.accepted(), outcome.accepted(), outcome.accepted()));
        assertThat(outcome.wrong().all()).isZero();
    }

    @Test
    void removalsThatAreNotAppliedAreWrongRows() throws InterruptedException {
        Outcome outcome = written(new Through() {
            @Override
            public void remove(String id) {
                // Lost on the way.
            }
        });
        assertThat(outcome.wrong().back()).isPositive().isEqualTo(outcome.wrong().all());
    }

    @Test
    void savesThatAreNotAppliedAreWrongRows() throws InterruptedException {
        Outcome outcome = written(new Through() {
            @Override
            public void save(String id, Row row) {
                if (row.version() == 1) {
                    super.save(id, row);
                }
            }
        });
        assertThat(outcome.wrong().lost()).isPositive();
    }

    @Test
    void whatBecameOfRefusedWritesIsNotAsked() throws InterruptedException {
        Outcome outcome = written(new Through() {
            @Override
            public void remove(String id) {
                throw new IllegalStateException("refused");
            }
        });
        assertThat(outcome.errors()).isPositive();
        assertThat(outcome.firstError()).contains("refused");
        assertThat(outcome.wrong().all()).isZero();
    }

    @Test
    void whatIsWrittenLaterIsWaitedFor() throws InterruptedException {
        AtomicLong asked = new AtomicLong();
        Outcome outcome = written(new Through() {
            @Override
            public long waiting() {
                // When the last write was accepted, and some times after that.
                return Math.max(0, 5 - asked.getAndIncrement());
            }
        });
        assertThat(asked).hasValueGreaterThan(5);
        assertThat(outcome.waiting()).isEqualTo(5);
        assertThat(outcome.behindSeconds()).isPositive();
    }

    @Test
    void oneTransactionTakesRowsAndRemovalsInTwoBatches() {
        Usage before = table.used();
        table.write(Map.of("a", Row.of("a", 1), "b", Row.of("b", 1)), List.of("c"));
        assertThat(table.used().since(before)).isEqualTo(new Usage(1, 2, 3));
        assertThat(table.versions()).containsOnlyKeys("a", "b");
    }

    @Test
    void ordersAreReadAsTheyWereWritten() {
        assertThat(Order.parse(Order.lasting(3, 64, 500).text())).isEqualTo(Order.lasting(3, 64, 500));
        assertThat(Order.parse(Order.of(4, 8, 9).text())).isEqualTo(Order.of(4, 8, 9));
    }
}
