package dev.larder.internal.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.larder.internal.shape.BeanShape;
import dev.larder.internal.shape.TypeCatalog;

/** Makes plans of beans, or says all that is wrong with them. */
public final class PlanCompiler {

    private PlanCompiler() {
    }

    /** What compiling gives. */
    public sealed interface Outcome {
    }

    /** Every rule is kept. */
    public record Compiled(List<MethodPlan> plans) implements Outcome {
    }

    /** Some are not; sorted, each once. */
    public record Refused(List<Problem> problems) implements Outcome {
    }

    /** {@link #compile(List, List, TypeCatalog)} of an application that has annotated beans only. */
    public static Outcome compile(List<BeanShape> beans, TypeCatalog catalog) {
        return compile(beans, List.of(), catalog);
    }

    /**
     * All beans of an application, in any order: the outcome is the same.
     *
     * @param strays classes that have annotated methods, but are neither beans nor superclasses of some
     */
    public static Outcome compile(List<BeanShape> beans, List<BeanShape> strays, TypeCatalog catalog) {
        List<Problem> problems = new ArrayList<>();
        strays.forEach(stray -> BeanRules.checkStray(stray, problems::add));
        List<MethodSubject> sound = new ArrayList<>();
        beans.stream().sorted(Comparator.comparing(BeanShape::beanClass)).forEach(bean -> {
            BeanRules.check(bean, problems::add);
            bean.methods().stream().map(method -> MethodSubject.of(bean, method, catalog))
                    .sorted(Comparator.comparing(subject -> subject.method().signature()))
                    .filter(subject -> isSound(subject, problems)).forEach(sound::add);
        });
        PlanRules.OF_ALL_METHODS.forEach(rule -> rule.apply(sound, problems::add));
        return problems.isEmpty() ? new Compiled(sound.stream().map(MethodSubject::plan).toList())
                : new Refused(problems.stream().distinct().sorted(Problem.ORDER).toList());
    }

    private static boolean isSound(MethodSubject subject, List<Problem> problems) {
        int before = problems.size();
        PlanRules.OF_A_METHOD.forEach(rule -> rule.apply(subject, problems::add));
        return problems.size() == before;
    }
}
