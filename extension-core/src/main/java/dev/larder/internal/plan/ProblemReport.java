package dev.larder.internal.plan;

import java.util.List;

/** All problems of a build in one text. */
public final class ProblemReport {

    private ProblemReport() {
    }

    /** What keeps an application from running: sorted, each once, numbered. */
    public static String render(List<Problem> problems) {
        return render("Larder found ", "problem", problems);
    }

    /** What it should be looked at for. */
    public static String renderWarnings(List<Problem> warnings) {
        return render("Larder has ", "warning", warnings);
    }

    /** What is worth knowing. */
    public static String renderNotes(List<Problem> notes) {
        return render("Larder has ", "note", notes);
    }

    private static String render(String begin, String noun, List<Problem> problems) {
        List<Problem> sorted = problems.stream().distinct().sorted(Problem.ORDER).toList();
        StringBuilder out = new StringBuilder(begin).append(sorted.size()).append(' ').append(noun)
                .append(sorted.size() == 1 ? ":\n" : "s:\n");
        for (int i = 0; i < sorted.size(); i++) {
            append(out.append('\n').append(i + 1).append(". "), sorted.get(i));
        }
        return out.toString();
    }

    private static void append(StringBuilder out, Problem problem) {
        out.append(problem.code()).append(" at ").append(problem.beanClass());
        if (!problem.method().isEmpty()) {
            out.append('#').append(problem.method());
        }
        line(out.append('\n'), problem.excerpt().line());
        line(out, problem.excerpt().carets());
        line(out, problem.message());
        line(out, "Mend: " + problem.mend());
    }

    private static void line(StringBuilder out, String text) {
        out.append("   ").append(text).append('\n');
    }
}
