package dev.larder.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class TagMovesTest {

    private static final int MOST = 3;

    private final TagMoves moves = new TagMoves(MOST);

    @Test
    void whatWasTakenInBeforeAMoveOfItsTagIsNotCurrent() {
        Held before = takenIn("a", "b");
        assertThat(moves.isCurrent(before)).isTrue();
        moves.move(List.of("b"));
        assertThat(moves.isCurrent(before)).isFalse();
        assertThat(moves.isCurrent(before)).isFalse();
        assertThat(moves.isCurrent(takenIn("a", "b"))).isTrue();
    }

    @Test
    void movesOfOtherTagsDoNotMatter() {
        Held before = takenIn("a");
        Held untagged = takenIn();
        moves.move(List.of("b", "c"));
        assertThat(moves.isCurrent(before)).isTrue();
        assertThat(moves.isCurrent(untagged)).isTrue();
    }

    @Test
    void moveBetweenTheCountAndTheTakingInCounts() {
        long count = moves.now();
        moves.move(List.of("a"));
        assertThat(moves.isCurrent(takenInAt(count, "a"))).isFalse();
    }

    @Test
    void tooManyMovesAreForgottenAndWithThemWhatTheyConcerned() {
        Held before = takenIn("a");
        Held untagged = takenIn();
        moves.move(List.of("a", "b", "c"));
        Held between = takenIn("a");
        moves.move(List.of("d"));
        assertThat(moves.isCurrent(before)).isFalse();
        assertThat(moves.isCurrent(between)).isTrue();
        assertThat(moves.isCurrent(untagged)).isTrue();
        moves.move(List.of("e", "f", "g"));
        moves.move(List.of("h"));
        assertThat(moves.isCurrent(between)).isFalse();
    }

    /** Writers move tags, each its own; readers look at whatever there is, so that it has been looked at when it moves. */
    @Test
    void nothingTakenInBeforeAMoveIsCurrentAfterItWhoeverLooksMeanwhile() throws Exception {
        int writers = 4;
        int readers = 4;
        int rounds = 20_000;
        AtomicReferenceArray<Held> latest = new AtomicReferenceArray<>(writers);
        for (int i = 0; i < writers; i++) {
            latest.set(i, takenIn("t" + i));
        }
        AtomicBoolean over = new AtomicBoolean();
        CyclicBarrier together = new CyclicBarrier(writers + readers);
        ExecutorService threads = Executors.newFixedThreadPool(writers + readers);
        try {
            List<Future<Long>> looking = Stream.generate(() -> look(latest, over, together)).limit(readers)
                    .map(threads::submit).toList();
            List<Future<Integer>> writing = Stream.iterate(0, i -> i + 1).limit(writers)
                    .map(i -> threads.submit(write(latest, i, rounds, together))).toList();
            int wrong = 0;
            for (Future<Integer> one : writing) {
                wrong += one.get();
            }
            over.set(true);
            for (Future<Long> one : looking) {
                assertThat(one.get()).isPositive();
            }
            assertThat(wrong).isZero();
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
    }

    private Callable<Integer> write(AtomicReferenceArray<Held> latest, int index, int rounds, CyclicBarrier together) {
        String tag = "t" + index;
        return () -> {
            together.await();
            int wrong = 0;
            for (int round = 0; round < rounds; round++) {
                Held before = latest.get(index);
                moves.move(List.of(tag));
                wrong += moves.isCurrent(before) ? 1 : 0;
                latest.set(index, takenIn(tag));
            }
            return wrong;
        };
    }

    private Callable<Long> look(AtomicReferenceArray<Held> latest, AtomicBoolean over, CyclicBarrier together) {
        return () -> {
            together.await();
            long looks = 0;
            while (!over.get()) {
                Held held = latest.get(ThreadLocalRandom.current().nextInt(latest.length()));
                moves.isCurrent(held);
                looks++;
            }
            return looks;
        };
    }

    private Held takenIn(String... tags) {
        return takenInAt(moves.now(), tags);
    }

    private static Held takenInAt(long count, String... tags) {
        return new Held("value", "java.lang.String", List.of(tags), 1, new Held.Times(9, 9, 9, 9, 0), 0).begun(0,
                count);
    }
}
