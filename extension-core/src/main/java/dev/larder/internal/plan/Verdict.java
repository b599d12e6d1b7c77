package dev.larder.internal.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import dev.larder.internal.shape.BeanShape;

/** What was found, by how severe it is, without what is accepted where it was found. */
final class Verdict implements Consumer<Problem> {

    private final RuleLevels levels;
    private final List<AcceptedRule> accepted = new ArrayList<>();
    private final Map<Severity, List<Problem>> found = new EnumMap<>(Severity.class);

    Verdict(RuleLevels levels, List<BeanShape> beans) {
        this.levels = levels;
        beans.forEach(bean -> bean.accepted()
                .forEach(acceptance -> AcceptedRule.of(bean, acceptance, this).ifPresent(accepted::add)));
    }

    @Override
    public void accept(Problem problem) {
        levels.of(problem.code()).filter(severity -> !isAccepted(problem))
                .ifPresent(severity -> found.computeIfAbsent(severity, none -> new ArrayList<>()).add(problem));
    }

    private boolean isAccepted(Problem problem) {
        Optional<AcceptedRule> covering = accepted.stream().filter(one -> one.covers(problem)).findFirst();
        covering.ifPresent(AcceptedRule::use);
        return covering.isPresent();
    }

    /** How many errors were found so far. */
    int errors() {
        return found.getOrDefault(Severity.ERROR, List.of()).size();
    }

    /** Sorted, each once. */
    List<Problem> of(Severity severity) {
        return found.getOrDefault(severity, List.of()).stream().distinct().sorted(Problem.ORDER).toList();
    }

    /**
     * Reports what is accepted in vain; to be called when all else has been looked at.
     *
     * @param asked the codes of the rules that the container asks for
     */
    void tellUnused(Predicate<String> asked) {
        accepted.stream()
                .filter(one -> !one.isUsed() && asked.test(one.code()) && levels.of(one.code()).isPresent())
                .map(AcceptedRule::unused).forEach(this);
    }
}
