package dev.larder.internal.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.larder.internal.time.SystemTime;

class UnitOfWorkTest {

    private final UnitOfWork unit = new UnitOfWork();
    private final List<String> done = new ArrayList<>();
    private CompletableFuture<Void> redis = CompletableFuture.completedFuture(null);

    /** A change that notes what becomes of it. */
    private class Noted implements Change {

        private final Touched touched;
        private boolean inOrder;

        Noted(Set<String> keys, Set<String> caches) {
            this.touched = new Touched(keys, Set.of("the home of " + keys), caches);
        }

        private CompletableFuture<Void> note(String what) {
            done.add(what + " " + touched.keys() + touched.caches());
            return redis;
        }

        @Override
        public Touched touched() {
            return touched;
        }

        @Override
        public CompletableFuture<Void> make() {
            return note("made");
        }

        @Override
        public CompletableFuture<Void> forget() {
            return note("forgotten");
        }

        @Override
        public void drop() {
            note("dropped");
        }

        @Override
        public CompletableFuture<Void> fence() {
            return note("fenced");
        }

        @Override
        public boolean isInOrder() {
            return inOrder;
        }

        @Override
        public Change widened() {
            return new Noted(Set.of(), Set.of("cache"));
        }
    }

    private Change key(String key) {
        return new Noted(Set.of(key), Set.of());
    }

    @ParameterizedTest
    @CsvSource({ "COMMITTED,made", "ROLLED_BACK,dropped", "UNKNOWN,forgotten" })
    void outcomeOfTheTransactionSettlesEachChangeOnce(Completion outcome, String what) {
        CompletableFuture<Void> settled = unit.add(key("a"));
        assertThat(settled).isNotDone();
        unit.ended(outcome);
        unit.ended(outcome);
        assertThat(done).containsExactly(what + " [a][]");
        assertThat(settled).isCompleted();
    }

    @ParameterizedTest
    @CsvSource({ "COMMITTED,made", "ROLLED_BACK,dropped", "UNKNOWN,forgotten" })
    void changeThatComesAfterTheEndIsSettledAtOnce(Completion outcome, String what) {
        unit.ended(outcome);
        assertThat(unit.add(key("a"))).isCompleted();
        assertThat(done).containsExactly(what + " [a][]");
    }

    @Test
    void whoWaitsForAChangeIsToldThatItFailedAndWaitsNoLonger() {
        IllegalStateException away = new IllegalStateException("Redis is away");
        redis = CompletableFuture.failedFuture(away);
        CompletableFuture<Void> settled = unit.add(key("a"));
        CompletableFuture<Void> ended = unit.ended(Completion.COMMITTED);
        assertThat(settled).isCompletedExceptionally();
        assertThatThrownBy(settled::join).hasCause(away);
        assertThat(ended).isCompletedExceptionally();
    }

    @Test
    void changeThatComesBetweenFenceAndEndIsFencedAsWell() {
        unit.add(key("a"));
        unit.ending();
        unit.add(key("b"));
        unit.ended(Completion.COMMITTED);
        assertThat(done).containsExactly("fenced [a][]", "fenced [b][]", "made [a][]", "made [b][]");
    }

    @Test
    void whatIsTouchedIsKnownByKeyAndByCache() {
        unit.add(key("a"));
        unit.touch(new Touched(Set.of(), Set.of(), Set.of("others")));
        assertThat(unit.touches("cache", "a")).isTrue();
        assertThat(unit.touches("cache", "b")).isFalse();
        assertThat(unit.touches("others", "b")).isTrue();
    }

    @Test
    void moreKeysThanCanBeKeptMeanTheirCacheAndMeanItOnce() {
        for (int i = 0; i < UnitOfWork.MOST_KEYS + 100; i++) {
            unit.add(key("k" + i));
        }
        assertThat(unit.touches("cache", "any")).isTrue();
        unit.ended(Completion.COMMITTED);
        assertThat(done).hasSize(UnitOfWork.MOST_KEYS + 1).endsWith("made [][cache]");
    }

    @Test
    void changesAreToldToRedisAFewAtATime() {
        redis = new CompletableFuture<>();
        for (int i = 0; i < 1000; i++) {
            unit.add(key("k" + i));
        }
        CompletableFuture<Void> all = unit.ended(Completion.COMMITTED);
        assertThat(done).hasSizeLessThan(1000);
        assertThat(all).isNotDone();
        redis.complete(null);
        assertThat(done).hasSize(1000);
        assertThat(all).isCompleted();
    }

    @Test
    void whatIsSettledIsNotFencedAnyMore() {
        redis = new CompletableFuture<>();
        for (int i = 0; i < 200; i++) {
            unit.add(key("k" + i));
        }
        unit.ending();
        assertThat(done).hasSizeLessThan(200).allMatch(what -> what.startsWith("fenced"));
        int fenced = done.size();
        unit.ended(Completion.COMMITTED);
        redis.complete(null);
        assertThat(done.stream().filter(what -> what.startsWith("fenced"))).hasSize(fenced);
        assertThat(done.stream().filter(what -> what.startsWith("made"))).hasSize(200);
    }

    @Test
    void changesWithoutKeysAreBoundedAsWell() {
        for (int i = 0; i < UnitOfWork.MOST_KEYS + 100; i++) {
            unit.add(new Noted(Set.of(), Set.of("tagged")));
        }
        unit.ended(Completion.COMMITTED);
        assertThat(done).hasSize(UnitOfWork.MOST_KEYS + 1).endsWith("made [][cache]");
    }

    @Test
    void endDoesNotWaitLongerThanPatienceForRedis() {
        try (SystemTime time = new SystemTime()) {
            Endings endings = new Endings(time, Duration.ofMillis(1), () -> true, (about, text) -> {});
            redis = new CompletableFuture<>();
            unit.add(key("a"));
            endings.ending(unit);
            endings.ended(unit, Completion.COMMITTED);
            assertThat(done).containsExactly("fenced [a][]", "made [a][]");
        }
    }

    @Test
    void changeThatThrowsIsToldAndKeepsNoOtherFromItsTurn() {
        List<String> warnings = new ArrayList<>();
        try (SystemTime time = new SystemTime()) {
            unit.add(new Noted(Set.of(), Set.of()) {
                @Override
                public CompletableFuture<Void> make() {
                    throw new IllegalStateException("of a codec");
                }
            });
            for (int i = 0; i < 1000; i++) {
                unit.add(key("k" + i));
            }
            new Endings(time, Duration.ofMinutes(1), () -> true, (about, text) -> warnings.add(text)).ended(unit,
                    Completion.COMMITTED);
        }
        assertThat(done).hasSize(1000);
        assertThat(warnings).hasSize(1);
    }

    private void addInOrder(String... keys) {
        for (String key : keys) {
            Noted noted = new Noted(Set.of(key), Set.of());
            noted.inOrder = true;
            unit.add(noted);
        }
    }

    @Test
    void changeThatKeepsTheOrderOfItsKeyWaitsForThoseBeforeItAndOthersDoNot() {
        redis = new CompletableFuture<>();
        addInOrder("a", "b", "a");
        unit.add(key("a"));
        CompletableFuture<Void> all = unit.ended(Completion.COMMITTED);
        assertThat(done).containsExactly("made [a][]", "made [b][]");
        CompletableFuture<Void> before = redis;
        redis = CompletableFuture.completedFuture(null);
        before.complete(null);
        assertThat(done).containsExactly("made [a][]", "made [b][]", "made [a][]", "made [a][]");
        assertThat(all).isCompleted();
    }

    @Test
    void changeThatFailsHoldsNoneBackThatKeepsTheOrder() {
        redis = CompletableFuture.failedFuture(new IllegalStateException("Redis is away"));
        addInOrder("a", "a", "a");
        assertThat(unit.ended(Completion.COMMITTED)).isCompletedExceptionally();
        assertThat(done).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void manyChangesThatKeepTheOrderOfOneKeyAreSettled(boolean atOnce) {
        redis = atOnce ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
        String[] keys = new String[UnitOfWork.MOST_KEYS - 1];
        Arrays.fill(keys, "a");
        addInOrder(keys);
        CompletableFuture<Void> all = unit.ended(Completion.COMMITTED);
        while (!all.isDone()) {
            CompletableFuture<Void> before = redis;
            redis = new CompletableFuture<>();
            before.complete(null);
        }
        assertThat(all).isCompleted();
        assertThat(done).hasSize(keys.length);
    }
}
