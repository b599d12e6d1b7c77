package dev.larder.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.larder.accepted.RightBeans;
import dev.larder.remarked.GoldenRemarks;

/** The page of the documentation that explains each problem. */
class ProblemsPageTest {

    private static final Pattern CODE = Pattern.compile("LARDER-\\d+ at ");
    private static final Pattern SAID = Pattern
            .compile("\\.What is said\\n\\[source,text]\\n----\\n((?s:.*?))\\n----");

    private static String said() {
        return String.join("\n", GoldenReport.text(), GoldenRemarks.warnings(), GoldenRemarks.ownCalls(),
                GoldenRemarks.notes(), Nameless.report());
    }

    @Test
    void everyProblemHasAPlaceOnThePage() {
        Set<String> reported = CODE.matcher(said()).results().map(MatchResult::group)
                .map(found -> found.substring(0, found.indexOf(' '))).collect(Collectors.toCollection(TreeSet::new));
        assertThat(ProblemsPage.sections().keySet()).containsExactlyElementsOf(reported);
    }

    @Test
    void thePageShowsWhatIsSaid() {
        String said = said().replaceAll("dev\\.larder\\.(rejected|remarked)\\.\\w+\\$|nameless\\.", "shop.");
        ProblemsPage.sections().forEach((code, section) -> {
            List<String> shown = SAID.matcher(section).results().map(found -> found.group(1)).toList();
            assertThat(shown).as(code).hasSize(1)
                    .allSatisfy(text -> assertThat(text.contains("\n") && said.contains(text))
                            .as(text).isTrue());
        });
    }

    @Test
    void everyProblemIsMendedByOneBeanThatIsAccepted() {
        List<String> mended = Stream.of(RightBeans.nested()).map(Class::getSimpleName)
                .filter(name -> name.startsWith("Right")).map(name -> "LARDER-" + name.substring("Right".length()))
                .sorted().toList();
        assertThat(mended).containsExactlyElementsOf(ProblemsPage.sections().keySet());
    }

    @Test
    void everySectionIsBuiltAlike() {
        ProblemsPage.sections().forEach((code, section) -> assertThat(section)
                .matches("(?s)== " + code + ": .*\\n\\.Wrong\\n.*\\n\\.What is said\\n.*\\n\\.Right\\n.*"));
    }
}
