package dev.larder.internal.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.larder.internal.coherence.TagMirror.Verdict;
import dev.larder.internal.entry.Envelope;

class TagMirrorTest {

    private static final long EPOCH = 7;
    private static final String OWN = "%own";

    private final TagMirror mirror = new TagMirror(4);

    @Test
    void entryReadAtTheClockOrLaterIsCurrentWhateverIsKnown() {
        assertThat(judge(order(100), entry(100, "a"))).isEqualTo(Verdict.CURRENT);
        assertThat(judge(order(100), entry(101, "a"))).isEqualTo(Verdict.CURRENT);
    }

    @Test
    void nothingIsKnownOfOlderReadingsBeforeTheFirstNews() {
        assertThat(judge(order(100), entry(99, "a"))).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void movesThatWereHeardDecide() {
        mirror.begin(at(1, 100));
        moved(2, 200, "a");
        moved(3, 300, "b");
        assertThat(judge(order(300), entry(100, "c"))).isEqualTo(Verdict.CURRENT);
        assertThat(judge(order(300), entry(199, "a"))).isEqualTo(Verdict.OUTDATED);
        assertThat(judge(order(300), entry(200, "a"))).isEqualTo(Verdict.CURRENT);
        assertThat(judge(order(300), entry(200, "a", "b"))).isEqualTo(Verdict.OUTDATED);
        assertThat(judge(order(300), entry(200, "b", "a"))).isEqualTo(Verdict.OUTDATED);
    }

    @Test
    void moveOfTheOwnTagDecidesToo() {
        mirror.begin(at(1, 100));
        moved(2, 200, OWN);
        assertThat(judge(order(200), entry(199))).isEqualTo(Verdict.OUTDATED);
        assertThat(judge(order(200), entry(200))).isEqualTo(Verdict.CURRENT);
    }

    @Test
    void laterMoveOfATagCounts() {
        mirror.begin(at(1, 100));
        moved(2, 200, "a");
        moved(3, 300, "a");
        moved(4, 400, "b");
        assertThat(judge(order(400), entry(250, "a"))).isEqualTo(Verdict.OUTDATED);
    }

    @Test
    void otherNewsMoveNothing() {
        mirror.begin(at(1, 100));
        mirror.heard(at(2, 100), new News.Keys(List.of("a")));
        moved(3, 200, "b");
        assertThat(judge(order(200), entry(100, "a"))).isEqualTo(Verdict.CURRENT);
    }

    @Test
    void readingOlderThanWhatWasHeardIsUnknownUnlessATagOfItMoved() {
        mirror.begin(at(1, 100));
        moved(2, 200, "a");
        assertThat(judge(order(200), entry(99, "b"))).isEqualTo(Verdict.UNKNOWN);
        assertThat(judge(order(200), entry(99, "b", "a"))).isEqualTo(Verdict.OUTDATED);
        assertThat(judge(order(200), entry(99, "a", "b"))).isEqualTo(Verdict.OUTDATED);
    }

    @Test
    void clockAheadOfWhatWasHeardIsUnknown() {
        mirror.begin(at(1, 100));
        moved(2, 200, "a");
        assertThat(judge(order(201), entry(150, "b"))).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void otherEpochIsOutdated() {
        mirror.begin(at(1, 100));
        Order other = new Order(new Position(EPOCH + 1, 1, 50), 0);
        assertThat(judge(other, entry(100, "a"))).isEqualTo(Verdict.OUTDATED);
    }

    @Test
    void newsOfAnotherEpochThanTheEntryAndTheOrderSayNothing() {
        mirror.begin(new Position(EPOCH - 1, 1, 500));
        assertThat(judge(order(200), entry(100, "a"))).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void readingBelowTheFloorIsOutdatedWheneverTheLoadBegan() {
        mirror.begin(at(1, 0));
        moved(2, 200, "b");
        Order order = new Order(at(2, 200), 150);
        assertThat(judge(order, loaded(140, 140))).isEqualTo(Verdict.OUTDATED);
        assertThat(judge(order, loaded(140, 150))).isEqualTo(Verdict.OUTDATED);
        assertThat(judge(order, loaded(140, 151))).isEqualTo(Verdict.OUTDATED);
        assertThat(judge(order, loaded(150, 140))).isEqualTo(Verdict.CURRENT);
    }

    @Test
    void whatWasLearnedAnswersForOlderReadings() {
        mirror.begin(at(1, 100));
        moved(2, 200, "b");
        mirror.knowledge().learn("a", 50);
        mirror.knowledge().learn(OWN, 0);
        assertThat(judge(order(200), entry(60, "a"))).isEqualTo(Verdict.CURRENT);
        assertThat(judge(order(200), entry(49, "a"))).isEqualTo(Verdict.OUTDATED);
    }

    @Test
    void answerThatComesLateTakesNoMoveBack() {
        mirror.begin(at(1, 100));
        TagMirror.Knowledge asked = mirror.knowledge();
        moved(2, 200, "a");
        asked.learn("a", 50);
        assertThat(judge(order(200), entry(150, "a"))).isEqualTo(Verdict.OUTDATED);
    }

    @Test
    void answerOfBeforeABeginningTeachesNothing() {
        TagMirror.Knowledge asked = mirror.knowledge();
        mirror.begin(at(5, 500));
        asked.learn("a", 50);
        asked.learn(OWN, 0);
        moved(6, 600, "b");
        assertThat(judge(order(600), entry(60, "a"))).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void tooManyTagsAreForgottenAndThenAskedForAgain() {
        mirror.begin(at(1, 100));
        moved(2, 200, "a");
        moved(3, 300, "b", "c", "d");
        moved(4, 400, "e");
        // What moved until 300 is forgotten: no reading before may be called current.
        for (String tag : List.of("a", "b", "f")) {
            assertThat(judge(order(400), entry(150, tag))).isEqualTo(Verdict.UNKNOWN);
        }
        assertThat(judge(order(400), entry(300, "a"))).isEqualTo(Verdict.CURRENT);
        assertThat(judge(order(400), entry(300, "e"))).isEqualTo(Verdict.OUTDATED);
    }

    @Test
    void nothingMoreIsLearnedThanIsKept() {
        mirror.begin(at(1, 100));
        for (String tag : List.of(OWN, "a", "b", "c", "d")) {
            mirror.knowledge().learn(tag, 50);
        }
        moved(2, 200, "e");
        assertThat(judge(order(200), entry(60, "d"))).isEqualTo(Verdict.UNKNOWN);
    }

    private void moved(long count, long clock, String... tags) {
        mirror.heard(at(count, clock), new News.Tags(List.of(tags)));
    }

    private Verdict judge(Order order, Envelope entry) {
        return mirror.judge(order, entry, OWN);
    }

    private static Position at(long count, long clock) {
        return new Position(EPOCH, count, clock);
    }

    private static Order order(long clock) {
        return new Order(at(9, clock), 0);
    }

    private static Envelope entry(long reading, String... tags) {
        return entry(reading, 1, tags);
    }

    private static Envelope loaded(long reading, long createdAt) {
        return entry(reading, createdAt, "a");
    }

    private static Envelope entry(long reading, long createdAt, String... tags) {
        return new Envelope((byte) 1, false, 1, 2, createdAt, createdAt + 1, 1, EPOCH, reading, List.of(tags),
                new byte[0]);
    }
}
