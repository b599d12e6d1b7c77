package dev.larder.internal.plan;

import java.util.List;

/** All problems of a build in one text. */
public final class ProblemReport {

    private ProblemReport() {
    }

    /** Sorted, each once, numbered. */
    public static String render(List<Problem> problems) {
        List<Problem> sorted = problems.stream().distinct().sorted(Problem.ORDER).toList();
        StringBuilder out = new StringBuilder("Larder found ").append(sorted.size())
                .append(sorted.size() == 1 ? " problem:\n" : " problems:\n");
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
