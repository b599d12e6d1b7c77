package dev.larder.benchmarks.behind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.larder.benchmarks.writing.Outcome;
import dev.larder.benchmarks.writing.Setting;
import dev.larder.benchmarks.writing.Usage;
import dev.larder.benchmarks.writing.Wrong;

class BehindReportTest {

    private static final Wrong RIGHT = new Wrong(0, 0, 0);
    private static final int IDS = 10 * Setting.BATCH;

    private final List<Result> results = new ArrayList<>();

    private void add(String name, boolean whole, long perSecond, long transactions, Wrong wrong) {
        results.add(new Result(name, 1, whole, new Outcome(whole ? 8 : 64, 1, perSecond, 0, "", IDS, 10, 20, 0, 0, 5,
                new Usage(transactions, transactions, transactions), wrong)));
    }

    private String report(long larder, long transactions, Wrong wrong) {
        for (boolean whole : new boolean[] { false, true }) {
            add(BehindReport.LARDER, whole, larder, transactions, wrong);
            add(BehindReport.PEER, whole, 1_000, 30, new Wrong(3, 2, 1));
            add(BehindReport.THROUGH, whole, 100, 100, RIGHT);
        }
        return new BehindReport(results, new int[] { 64 }).text();
    }

    @Test
    void limitsThatAreMetAreSaidToBe() {
        assertThat(report(2_000, 11, RIGHT)).doesNotContain("MISSED")
                .contains("| 64 | **2.0** | 2000 | 1000 | 100 |")
                .contains("the peer: 2.0, met", "1.1 of the least: 1.10, met",
                        "no wrong row: 0, met (the peer: 12 of 10000)");
    }

    @Test
    void limitsThatAreMissedAreSaidToBe() {
        assertThat(report(1_900, 12, new Wrong(0, 0, 1)))
                .contains("the peer: 1.9, MISSED", "of the least: 1.20, MISSED", "no wrong row: 2, MISSED");
    }

    @Test
    void theRateOfTheDisturbedRoundIsNotTheMedian() {
        add(BehindReport.LARDER, false, 1, 10, RIGHT);
        add(BehindReport.LARDER, false, 3_000, 10, RIGHT);
        assertThat(report(2_000, 10, RIGHT)).contains("**2.0**");
    }

    @Test
    void leastTransactionsAreFullBatches() {
        Outcome outcome = new Outcome(1, 1, 1, 0, "", IDS + 1, 0, 0, 0, 0, 0, new Usage(22, 0, 0), RIGHT);
        assertThat(outcome.transactionsToLeast(Setting.BATCH)).isEqualTo(2);
    }
}
