package dev.larder.rejected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.enterprise.inject.se.SeContainerInitializer;

import org.junit.jupiter.api.Test;

import dev.larder.internal.cdi.LarderExtension;

class RejectedTest {

    /** What the container was started with is what the report speaks of, whatever else is wrong with the beans. */
    @Test
    @SuppressWarnings("resource") // it does not start
    void portableContainerDoesNotStartAndSaysAllThatIsWrong() {
        SeContainerInitializer container = SeContainerInitializer.newInstance().disableDiscovery()
                .addExtensions(new LarderExtension()).addBeanClasses(RejectedBeans.nested());
        Throwable refused = catchThrowable(container::initialize);
        assertThat(refused).isNotNull();
        assertThat(GoldenReport.in(refused)).isEqualTo(GoldenReport.text());
    }

    @Test
    void oneReportHasAllOfThemSortedAndEachOnce() {
        List<String> problems = Pattern.compile("(?m)^\\d+\\. ((?s:.*?))\\n(?=\\n|\\z)").matcher(GoldenReport.text())
                .results()
                .map(found -> found.group(1)).toList();
        assertThat(problems).hasSizeGreaterThanOrEqualTo(30).doesNotHaveDuplicates();
        assertThat(GoldenReport.text()).startsWith("Larder found " + problems.size() + " problems:\n");
        List<String> places = Pattern.compile("(?m)^\\d+\\. LARDER-\\d+ at (.*)$").matcher(GoldenReport.text())
                .results()
                .map(found -> found.group(1)).toList();
        assertThat(places).hasSameSizeAs(problems).isSortedAccordingTo(Comparator
                .comparing((String place) -> place.split("#", 2)[0]).thenComparing(place -> place));
    }
}
