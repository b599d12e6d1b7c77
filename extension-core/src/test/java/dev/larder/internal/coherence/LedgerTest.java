package dev.larder.internal.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private final Heard heard = new Heard();
    private final Ledger ledger = new Ledger("me", new TagMirror(), heard);

    @BeforeEach
    void begin() {
        ledger.look(new Position(1, 5, 0), "5-0");
        heard.forget();
    }

    @Test
    void firstLookForgetsWhatWasHeldBefore() {
        Heard fresh = new Heard();
        assertThat(new Ledger("me", new TagMirror(), fresh).look(new Position(1, 5, 0), "5-0")).isTrue();
        assertThat(fresh.events()).containsExactly(Heard.MISSED);
    }

    @Test
    void firstLookBeginsAndALaterOneThatDoesNotFitHasMissed() {
        List<String> told = new ArrayList<>();
        Ledger fresh = new Ledger("me", new TagMirror(), new Listener() {
            @Override
            public void heard(News news) {
                told.add("heard");
            }

            @Override
            public void missed() {
                told.add("missed");
            }

            @Override
            public void begun() {
                told.add("begun");
            }
        });
        fresh.look(new Position(1, 5, 0), "5-0");
        fresh.look(new Position(2, 5, 0), "6-0");
        assertThat(told).containsExactly("begun", "missed");
    }

    @Test
    void newsInSequenceAreHeardAndMoveTheCursor() {
        ledger.read(List.of(message(6, "a"), message(7, "b")));
        assertThat(heard.events()).containsExactly("a", "b");
        assertThat(ledger.cursor()).isEqualTo("7-0");
    }

    @Test
    void ownNewsCountAndAreToldApart() {
        ledger.read(List.of(message(1, 6, "me", "a"), message(7, "b")));
        assertThat(heard.events()).containsExactly("b");
        assertThat(heard.own()).containsExactly(new News.Keys(List.of("a")));
    }

    @Test
    void numberLeftOutIsMissed() {
        ledger.read(List.of(message(7, "b"), message(8, "c")));
        assertThat(heard.events()).containsExactly(Heard.MISSED, "c");
    }

    @Test
    void numberThatComesAgainIsMissed() {
        ledger.read(List.of(message(6, "a"), message(6, "other")));
        assertThat(heard.events()).containsExactly("a", Heard.MISSED);
    }

    @Test
    void otherEpochIsMissed() {
        ledger.read(List.of(message(2, 6, "other", "a")));
        assertThat(heard.events()).containsExactly(Heard.MISSED);
    }

    @Test
    void newLineOfTheSameOrderReadsOnWhereTheOldOneEnded() {
        assertThat(ledger.look(new Position(1, 7, 0), "7-0")).isFalse();
        assertThat(ledger.cursor()).isEqualTo("5-0");
        ledger.read(List.of(message(6, "a")));
        assertThat(ledger.isComplete()).isFalse();
        ledger.read(List.of(message(7, "b")));
        assertThat(ledger.isComplete()).isTrue();
        assertThat(heard.events()).containsExactly("a", "b");
    }

    @Test
    void newLineWithoutNewsIsComplete() {
        assertThat(ledger.look(new Position(1, 5, 0), "5-0")).isTrue();
        ledger.readNothing();
        assertThat(heard.events()).isEmpty();
    }

    @Test
    void whatIsOwedAndDoesNotComeIsMissed() {
        ledger.look(new Position(1, 7, 0), "0-0");
        ledger.readNothing();
        assertThat(heard.events()).containsExactly(Heard.MISSED);
        assertThat(ledger.isComplete()).isTrue();
        ledger.read(List.of(message(8, "c")));
        assertThat(heard.events()).containsExactly(Heard.MISSED, "c");
    }

    @Test
    void newLineOfAnotherOrderIsMissedAndReadFromItsEnd() {
        assertThat(ledger.look(new Position(2, 1, 0), "9-0")).isTrue();
        assertThat(ledger.cursor()).isEqualTo("9-0");
        assertThat(heard.events()).containsExactly(Heard.MISSED);
    }

    @Test
    void orderThatWentBackIsMissed() {
        ledger.look(new Position(1, 4, 0), "4-0");
        assertThat(heard.events()).containsExactly(Heard.MISSED);
    }

    @Test
    void orderThatCameBackWithOtherNewsIsMissedAndHasGoneBack() {
        ledger.look(new Position(1, 5, 0), "5-0");
        ledger.look(new Position(1, 5, 0), "5-1");
        assertThat(heard.events()).containsExactly(Heard.MISSED);
        assertThat(ledger.hasGoneBack()).isTrue();
        assertThat(ledger.hasGoneBack()).as("asked again").isFalse();
    }

    @Test
    void numberThatComesAgainHasGoneBackAndOneLeftOutHasNot() {
        ledger.read(List.of(message(8, "b")));
        assertThat(ledger.hasGoneBack()).isFalse();
        ledger.read(List.of(message(4, "c")));
        assertThat(ledger.hasGoneBack()).isTrue();
    }

    @Test
    void lostStreamIsMissedAndHasNotGoneBack() {
        ledger.look(new Position(1, 5, 0), "0-0");
        assertThat(heard.events()).containsExactly(Heard.MISSED);
        assertThat(ledger.hasGoneBack()).isFalse();
    }

    @Test
    void whatCannotBeReadIsMissedAndTheNextAgainBecauseNothingIsKnown() {
        ledger.garbled("6-0");
        ledger.read(List.of(message(7, "b"), message(8, "c")));
        assertThat(heard.events()).containsExactly(Heard.MISSED, Heard.MISSED, "c");
    }

    private static Message message(long count, String key) {
        return message(1, count, "other", key);
    }

    private static Message message(long epoch, long count, String teller, String key) {
        return new Message(count + "-0", new Position(epoch, count, 0), teller, new News.Keys(List.of(key)));
    }
}
