package dev.larder.it.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/** Histories made by hand: time in milliseconds, one row, two processes. */
class HistoryTest {

    private static final Duration LAG = Duration.ofMillis(100);
    private static final int ROW = 7;

    private final List<ReadEvent> reads = new ArrayList<>();
    private final List<WriteEvent> writes = new ArrayList<>();

    @Test
    void passesWhatThePromisesAllow() {
        read(1, Origin.METHOD, 0, 5, 20);
        write(0, 1, 10, 20, true);
        // Began before the invalidation returned, whatever it answers from.
        read(0, Origin.REDIS, 0, 19, 40);
        read(0, Origin.SHARED, 0, 19, 40);
        // Already sees the commit, before the invalidation is over.
        read(1, Origin.METHOD, 1, 12, 14);
        // What another process holds may lag, up to the bound.
        read(1, Origin.MEMORY, 0, 119, 120);
        read(1, Origin.SHARED, 0, 119, 140);
        read(0, Origin.MEMORY, 1, 21, 22);
        read(1, Origin.REDIS, 1, 21, 22);
        read(1, Origin.MEMORY, 1, 400, 401);
        assertThat(history().violations()).isEmpty();
    }

    @Test
    void redisMayNotAnswerOlderThanWhatHadReturnedInAnyProcess() {
        write(0, 1, 10, 20, true);
        read(1, Origin.REDIS, 0, 21, 22);
        read(0, Origin.REDIS, 0, 23, 24);
        assertThat(rules()).containsExactly(Rule.OLD_FROM_REDIS, Rule.OLD_FROM_REDIS);
    }

    @Test
    void aLoadThatBeganLaterMayNotBeOlder() {
        write(0, 1, 10, 20, true);
        read(1, Origin.METHOD, 0, 21, 22);
        assertThat(rules()).containsExactly(Rule.OLD_FROM_REDIS);
    }

    @Test
    void ownMemoryMayNotLagAtAll() {
        write(0, 1, 10, 20, true);
        read(0, Origin.MEMORY, 0, 21, 22);
        read(0, Origin.SHARED, 0, 21, 30);
        assertThat(rules()).containsExactly(Rule.OLD_FROM_OWN_MEMORY, Rule.OLD_FROM_OWN_MEMORY);
    }

    @Test
    void theMemoryOfOthersMayNotLagBeyondTheBound() {
        write(0, 1, 10, 20, true);
        read(1, Origin.MEMORY, 0, 121, 122);
        read(1, Origin.UNTOLD, 0, 121, 122);
        assertThat(rules()).containsExactly(Rule.OLD_BEYOND_LAG, Rule.OLD_BEYOND_LAG);
        assertThat(history().violations().get(0).late()).isEqualTo(Duration.ofMillis(101));
    }

    @Test
    void whatReturnsLaterDoesNotTakeBackWhatHadReturned() {
        // Two writers: the commit that came second was invalidated first.
        write(1, 2, 11, 15, true);
        write(0, 1, 10, 20, true);
        read(0, Origin.REDIS, 1, 30, 31);
        assertThat(rules()).containsExactly(Rule.OLD_FROM_REDIS);
        assertThat(history().violations().get(0).floor()).isEqualTo(2);
        assertThat(history().violations().get(0).late()).isEqualTo(Duration.ofMillis(15));
    }

    @Test
    void aFailedInvalidationBindsItsProcessAlone() {
        write(0, 1, 10, 20, false);
        read(1, Origin.REDIS, 0, 30, 31);
        read(1, Origin.MEMORY, 0, 500, 501);
        assertThat(rules()).isEmpty();
        read(0, Origin.REDIS, 0, 30, 31);
        assertThat(rules()).containsExactly(Rule.OLD_AFTER_FAILURE);
    }

    @Test
    void atRestEachCommitShowsAlsoOneWhoseInvalidationFailed() {
        write(0, 1, 10, 20, true);
        write(0, 2, 30, 40, false);
        assertThat(history().violationsAtRest(List.of(event(1, Origin.MEMORY, 2, 900, 901)))).isEmpty();
        assertThat(history().violationsAtRest(List.of(event(1, Origin.MEMORY, 1, 900, 901))))
                .extracting(Violation::rule).containsExactly(Rule.OLD_AT_REST);
    }

    @Test
    void noVersionMayComeFromTheFutureOrFromAnotherKey() {
        write(0, 1, 10, 20, true);
        read(0, Origin.METHOD, 1, 1, 9);
        reads.add(new ReadEvent(0, ROW, ROW + 1, 1, Origin.REDIS, millis(30), millis(31)));
        assertThat(rules()).containsExactly(Rule.UNWRITTEN, Rule.ANOTHER_KEY);
    }

    @Test
    void noCallMayThrow() {
        read(0, Origin.THROWN, 0, 1, 2);
        assertThat(rules()).containsExactly(Rule.THROWN);
        assertThat(history().violationsAtRest(reads)).extracting(Violation::rule).containsExactly(Rule.THROWN);
    }

    @Test
    void stalenessIsCountedFromTheFirstInvalidationThatTheAnswerMisses() {
        write(0, 1, 10, 20, true);
        write(0, 2, 30, 40, true);
        read(1, Origin.MEMORY, 0, 50, 51);
        read(1, Origin.MEMORY, 1, 60, 61);
        read(1, Origin.MEMORY, 2, 70, 71);
        assertThat(history().staleness()).containsExactly(millis(20), millis(30));
    }

    private List<Rule> rules() {
        return history().violations().stream().map(Violation::rule).toList();
    }

    private History history() {
        return new History(new Happenings(reads, writes, List.of(), writes.size()), LAG);
    }

    private void write(int process, long version, long began, long ended, boolean taken) {
        writes.add(new WriteEvent(process, ROW, version, millis(began), millis(ended), taken));
    }

    private void read(int process, Origin origin, long version, long began, long ended) {
        reads.add(event(process, origin, version, began, ended));
    }

    private static ReadEvent event(int process, Origin origin, long version, long began, long ended) {
        return new ReadEvent(process, ROW, ROW, version, origin, millis(began), millis(ended));
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
