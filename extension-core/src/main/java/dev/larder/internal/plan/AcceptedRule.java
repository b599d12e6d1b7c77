package dev.larder.internal.plan;

import java.util.Optional;
import java.util.function.Consumer;

import dev.larder.internal.shape.Acceptance;
import dev.larder.internal.shape.BeanShape;

/** An {@code @Accepted} that says what it must. */
final class AcceptedRule {

    private final BeanShape bean;
    private final Acceptance acceptance;
    private final String code;
    private boolean used;

    private AcceptedRule(BeanShape bean, Acceptance acceptance, String code) {
        this.bean = bean;
        this.acceptance = acceptance;
        this.code = code;
    }

    /** 221. */
    static Optional<AcceptedRule> of(BeanShape bean, Acceptance acceptance, Consumer<Problem> problems) {
        AcceptedRule rule = new AcceptedRule(bean, acceptance, RuleBook.code(acceptance.rule()));
        if (!RuleBook.knows(rule.code)) {
            problems.accept(rule.problem("LARDER-221", "rule", "there is no rule " + acceptance.rule(),
                    "write the number that stands behind LARDER- in a report, such as 303"));
        } else if (!RuleBook.isAdjustable(rule.code)) {
            problems.accept(rule.problem("LARDER-221", "rule",
                    rule.code + " cannot be accepted: what breaks it could not run, or would give wrong answers",
                    "mend what it reports; remove @Accepted"));
        } else if (acceptance.because().isBlank()) {
            problems.accept(rule.problem("LARDER-221", "because", "does not say why",
                    "say because = \"...\", for whoever reads it next"));
        } else {
            return Optional.of(rule);
        }
        return Optional.empty();
    }

    String code() {
        return code;
    }

    boolean covers(Problem problem) {
        return problem.code().equals(code) && problem.beanClass().equals(bean.beanClass())
                && (acceptance.method().isEmpty() || acceptance.method().equals(problem.method()));
    }

    void use() {
        used = true;
    }

    boolean isUsed() {
        return used;
    }

    /** 222. */
    Problem unused() {
        return problem("LARDER-222", "rule", code + " has nothing to report here", "remove @Accepted");
    }

    private Problem problem(String of, String member, String message, String mend) {
        return new Problem(of, bean.beanClass(), acceptance.method(),
                new AnnotationText(acceptance.annotation()).member(member), message, mend);
    }
}
