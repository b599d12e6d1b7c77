package dev.larder.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/** The page of the documentation that explains each problem. */
class ProblemsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "modules", "ROOT", "pages", "reference", "problems.adoc");
    private static final Pattern CODE = Pattern.compile("LARDER-\\d+");
    private static final Pattern SAID = Pattern
            .compile("\\.What is said\\n\\[source,text]\\n----\\n.*\\n((?s:.*?))\\n----");

    /** Its example is not among the beans: it takes a compiler that leaves the names of parameters out. */
    private static final String NAMELESS = "the class file does not tell the names of the parameters";

    @Test
    void everyProblemHasAPlaceOnThePage() throws IOException {
        TreeSet<String> explained = Pattern.compile("\\[#(LARDER-\\d+)]").matcher(Files.readString(PAGE)).results()
                .map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> reported = CODE.matcher(GoldenReport.text()).results().map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        reported.add("LARDER-110");
        assertThat(explained).isEqualTo(reported);
    }

    @Test
    void thePageShowsWhatIsSaid() throws IOException {
        List<String> shown = SAID.matcher(Files.readString(PAGE)).results().map(found -> found.group(1)).toList();
        String said = GoldenReport.text().replaceAll("dev\\.larder\\.rejected\\.\\w+\\$", "shop.");
        assertThat(shown).isNotEmpty()
                .allSatisfy(text -> assertThat(text.contains(NAMELESS) || said.contains(text)).as(text).isTrue());
    }
}
