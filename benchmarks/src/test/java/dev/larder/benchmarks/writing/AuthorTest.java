package dev.larder.benchmarks.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class AuthorTest {

    private static final int STEPS = 20_000;

    private final Author author = new Author("a");
    private final List<Step> steps = new ArrayList<>(IntStream.range(0, STEPS).mapToObj(i -> author.next()).toList());

    @Test
    void fiveOfTenWritesAreOfAnIdOfLateAndTwoRemoveOne() {
        Set<String> known = new HashSet<>();
        int rewrites = 0;
        int removals = 0;
        for (Step step : steps) {
            if (step instanceof Step.Remove) {
                removals++;
                assertThat(known).contains(step.id());
            } else if (!known.add(step.id())) {
                rewrites++;
            }
        }
        assertThat((double) rewrites / STEPS).isCloseTo(0.5, within(0.02));
        assertThat((double) removals / STEPS).isCloseTo(0.2, within(0.02));
        assertThat(author.ids()).isEqualTo(STEPS - rewrites - removals).isEqualTo(known.size());
    }

    @Test
    void lastIsWhatWasWrittenLast() {
        Map<String, Long> last = new HashMap<>();
        steps.forEach(step -> last.put(step.id(), step instanceof Step.Save save ? save.row().version() : Author.NONE));
        assertThat(author.last()).isEqualTo(last).containsValue(Author.NONE);
    }

    @Test
    void twoAuthorsWriteNoIdInCommon() {
        Author other = new Author("b");
        for (int i = 0; i < STEPS; i++) {
            other.next();
        }
        assertThat(other.last()).doesNotContainKeys(author.last().keySet().toArray(String[]::new));
    }

    @Test
    void ofOneNameTheyWriteTheSame() {
        Author again = new Author("a");
        assertThat(IntStream.range(0, STEPS).mapToObj(i -> again.next())).isEqualTo(steps);
    }
}
