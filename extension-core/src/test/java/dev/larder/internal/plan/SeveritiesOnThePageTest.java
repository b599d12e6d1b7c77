package dev.larder.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import dev.larder.rejected.ProblemsPage;

/** The page of the documentation says of each rule what the rule book says. */
class SeveritiesOnThePageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\|xref:#(LARDER-\\d+)\\[\\1] \\|(\\w+) \\|(.+)$");

    private static String word(String code) {
        return RuleBook.severity(code).name().toLowerCase(Locale.ROOT);
    }

    @Test
    void everyRuleOfTheBookHasASection() {
        assertThat(ProblemsPage.sections().keySet()).containsExactlyElementsOf(RuleBook.CODES);
    }

    @Test
    void sectionsOfRulesThatCanBeChangedSaySo() {
        ProblemsPage.sections().forEach((code, section) -> {
            if (RuleBook.isAdjustable(code)) {
                assertThat(section).as(code)
                        .contains("\n\nSeverity: " + word(code) + "; can be changed, and accepted.\n\n");
            } else {
                assertThat(section).as(code).doesNotContain("Severity:");
            }
        });
    }

    @Test
    void tableHasTheRulesThatCanBeChangedWithTheirSeverityAndTitle() {
        Map<String, String> rows = new TreeMap<>();
        ROW.matcher(ProblemsPage.introduction()).results()
                .forEach(row -> rows.put(row.group(1), row.group(2) + ' ' + row.group(3)));
        Map<String, String> rules = new TreeMap<>();
        RuleBook.CODES.stream().filter(RuleBook::isAdjustable)
                .forEach(code -> rules.put(code, word(code) + ' ' + title(code)));
        assertThat(rows).isEqualTo(rules);
    }

    private static String title(String code) {
        String heading = ProblemsPage.sections().getOrDefault(code, "== " + code + ": ").lines().findFirst().orElse("");
        return heading.substring(("== " + code + ": ").length());
    }

    @Test
    void introductionShowsWhatIsSaidOfLevelsThatCannotBeFollowed() {
        assertThat(ProblemsPage.introduction())
                .contains(String.join("\n", RuleLevels.of(Map.of("105", "off", "304", "wran")).faults()));
    }
}
