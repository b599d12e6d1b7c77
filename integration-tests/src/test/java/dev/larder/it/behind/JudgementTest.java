package dev.larder.it.behind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

import dev.larder.it.behind.Aside.Letter;

/** What is left of a run, made by hand: one key, time in any unit. */
class JudgementTest {

    private static final String KEY = "k";

    private final List<Written> diary = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private final Map<String, Long> totals = new HashMap<>();
    private final Map<String, Stored> rows = new HashMap<>();
    private final Aside aside = Aside.none();
    private Predicate<Written> mayBeLost = any -> false;

    @Test
    void eachViewOnceInOrderIsRight() {
        accepted(1, 2, 3, 4);
        unknown(5);
        effect("#1#2");
        effect("#3");
        aside.dead().add(new Letter(KEY, 4));
        totals.put(KEY, 30L);
        assertThat(views()).isEmpty();
    }

    @Test
    void anUnknownWriteMayBeAppliedOnce() {
        unknown(1);
        effect("#1");
        totals.put(KEY, 10L);
        assertThat(views()).isEmpty();
        effect("#1");
        totals.put(KEY, 20L);
        assertThat(views()).containsExactly(WriteRule.DOUBLED);
    }

    @Test
    void aViewThatIsMissingIsLostUnlessRedisWasAllowedToLoseIt() {
        accepted(1, 2);
        effect("#2");
        totals.put(KEY, 10L);
        assertThat(views()).containsExactly(WriteRule.LOST);
        mayBeLost = write -> write.number() == 1;
        assertThat(views()).isEmpty();
    }

    @Test
    void aViewThatIsAppliedAlthoughItWasPutAsideIsFound() {
        accepted(1);
        effect("#1");
        totals.put(KEY, 10L);
        aside.discarded().add(new Letter(KEY, 1));
        assertThat(views()).containsExactly(WriteRule.ASIDE_AND_APPLIED);
    }

    @Test
    void viewsInAnotherOrderAreFound() {
        accepted(1, 2);
        effect("#2");
        effect("#1");
        totals.put(KEY, 20L);
        assertThat(views()).containsExactly(WriteRule.OUT_OF_ORDER);
    }

    @Test
    void aCountThatIsNotItsEffectsIsFound() {
        accepted(1);
        effect("#1");
        totals.put(KEY, 11L);
        assertThat(views()).containsExactly(WriteRule.WRONG_AT_REST);
    }

    @Test
    void whatNobodyMadeIsFound() {
        accepted(1);
        effect("#1#2");
        totals.put(KEY, 10L);
        assertThat(views()).containsExactly(WriteRule.INVENTED);
        run(1, 10, 11);
        run(2, 12, 13);
        rows.put(KEY, new Stored(1, "#1"));
        assertThat(rows()).contains(WriteRule.INVENTED);
    }

    @Test
    void whatTheQueueSaidItHasNotTakenMayNotBeApplied() {
        diary.add(new Written(Views.QUEUE, KEY, 1, false, 10, 0, Written.NEVER,
                "The queue 'views' has not taken the write: SPARED"));
        assertThat(views()).isEmpty();
        effect("#1");
        totals.put(KEY, 10L);
        assertThat(views()).containsExactly(WriteRule.REFUSED_AND_APPLIED);
    }

    @Test
    void aLaterRunCoversEarlierWrites() {
        accepted(1, 2, 3);
        run(1, 10, 11);
        run(3, 12, 13);
        rows.put(KEY, new Stored(3, "#3"));
        assertThat(rows()).isEmpty();
    }

    @Test
    void theLastWriteOfARowMayNotBeMissing() {
        accepted(1, 2, 3);
        run(2, 10, 11);
        rows.put(KEY, new Stored(2, "#2"));
        assertThat(rows()).containsExactly(WriteRule.LOST, WriteRule.WRONG_AT_REST);
        aside.discarded().add(new Letter(KEY, 3));
        assertThat(rows()).isEmpty();
    }

    @Test
    void aRowThatWasRemovedMayNotStand() {
        accepted(1);
        diary.add(new Written(Rows.QUEUE, KEY, 2, true, 0, 0, 1, ""));
        run(1, 10, 11);
        run(2, 12, 13);
        rows.put(KEY, new Stored(2, null));
        assertThat(rows()).isEmpty();
        rows.put(KEY, new Stored(1, "#1"));
        assertThat(rows()).containsExactly(WriteRule.WRONG_AT_REST);
    }

    @Test
    void anUnknownWriteHoldsIfItWasRun() {
        accepted(1);
        unknown(2);
        run(1, 10, 11);
        rows.put(KEY, new Stored(1, "#1"));
        assertThat(rows()).isEmpty();
        run(2, 12, 13);
        assertThat(rows()).containsExactly(WriteRule.WRONG_AT_REST);
        rows.put(KEY, new Stored(2, "#2"));
        assertThat(rows()).isEmpty();
    }

    @Test
    void aBodyThatBeginsAfterALaterOneIsOutOfOrder() {
        accepted(1, 2);
        run(2, 10, 11);
        run(1, 12, 13);
        rows.put(KEY, new Stored(2, "#2"));
        assertThat(rows()).containsExactly(WriteRule.OUT_OF_ORDER);
    }

    @Test
    void aBodyThatIsOvertakenMayComeLate() {
        accepted(1, 2);
        run(1, 5, 6);
        run(2, 10, 11);
        run(1, 9, 12);
        rows.put(KEY, new Stored(2, "#2"));
        assertThat(rows()).isEmpty();
        RowsJudgement judgement = new RowsJudgement(writes(Rows.QUEUE), runs, rows);
        assertThat(judgement.overtaken()).isEqualTo(1);
        assertThat(judgement.repeated()).isEqualTo(1);
    }

    private void accepted(long... numbers) {
        for (long number : numbers) {
            diary.add(new Written(Views.QUEUE, KEY, number, false, 10, 0, 1, ""));
            diary.add(new Written(Rows.QUEUE, KEY, number, false, 0, 0, 1, ""));
        }
    }

    private void unknown(long number) {
        diary.add(new Written(Views.QUEUE, KEY, number, false, 10, 0, Written.NEVER, "late"));
        diary.add(new Written(Rows.QUEUE, KEY, number, false, 0, 0, Written.NEVER, "late"));
    }

    private void effect(String marks) {
        effects.add(Effect.of(KEY, marks));
    }

    private void run(long number, long began, long written) {
        runs.add(new Run(KEY, number, 0, began, written));
    }

    private List<WriteRule> views() {
        return rules(new ViewsJudgement(writes(Views.QUEUE), effects, totals).violations());
    }

    private List<WriteRule> rows() {
        return rules(new RowsJudgement(writes(Rows.QUEUE), runs, rows).violations());
    }

    private Writes writes(String queue) {
        return new Writes(queue, diary, aside, mayBeLost);
    }

    private static List<WriteRule> rules(List<WriteViolation> violations) {
        return violations.stream().map(WriteViolation::rule).toList();
    }
}
