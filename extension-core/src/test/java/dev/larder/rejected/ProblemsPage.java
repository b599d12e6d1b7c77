package dev.larder.rejected;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of the documentation that explains each problem. */
public final class ProblemsPage {

    private static final Path PAGE = Path.of("..", "docs", "modules", "ROOT", "pages", "reference", "problems.adoc");
    private static final Pattern SECTION = Pattern.compile("\\[#(LARDER-\\d+)]\\n((?s:.*?))(?=\\n\\[#LARDER-|\\z)");

    private ProblemsPage() {
    }

    public static String text() {
        try {
            return Files.readString(PAGE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What stands before the first problem. */
    public static String introduction() {
        return text().substring(0, text().indexOf("\n[#LARDER-"));
    }

    /** What is said of each problem, by its code, in the order of the page. */
    public static Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        for (Matcher section = SECTION.matcher(text()); section.find();) {
            String before = sections.put(section.group(1), section.group(2));
            if (before != null) {
                throw new AssertionError(section.group(1) + " stands on the page twice");
            }
        }
        return sections;
    }
}
