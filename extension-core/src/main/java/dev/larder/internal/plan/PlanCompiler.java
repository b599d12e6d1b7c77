package dev.larder.internal.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.larder.internal.shape.AnnotationShape;
import dev.larder.internal.shape.BeanShape;
import dev.larder.internal.shape.TypeCatalog;

/** Makes plans of beans, or says all that is wrong with them. */
public final class PlanCompiler {

    private final List<BeanShape> beans;
    private final TypeCatalog catalog;
    private final List<Problem> problems = new ArrayList<>();

    private PlanCompiler(List<BeanShape> beans, TypeCatalog catalog) {
        this.beans = beans.stream().sorted(Comparator.comparing(BeanShape::beanClass)).toList();
        this.catalog = catalog;
    }

    /** What compiling gives. */
    public sealed interface Outcome {
    }

    /** Every rule is kept. */
    public record Compiled(Plans plans) implements Outcome {
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
        return new PlanCompiler(beans, catalog).compile(strays);
    }

    private Outcome compile(List<BeanShape> strays) {
        strays.forEach(stray -> BeanRules.checkStray(stray, problems::add));
        beans.forEach(bean -> BeanRules.check(bean, problems::add));
        List<MethodSubject> cached = cached();
        List<MethodSubject> sound = cached.stream().filter(this::isSound).toList();
        PlanRules.OF_ALL_METHODS.forEach(rule -> rule.apply(sound, problems::add));
        List<WriterSubject> writers = writers(new KnownCaches(cached));
        writers.forEach(this::check);
        return problems.isEmpty()
                ? new Compiled(new Plans(sound.stream().map(MethodSubject::plan).toList(), invalidations(writers),
                        writers.stream().filter(WriterSubject::isPut).map(WriterSubject::putPlan).toList(), List.of()))
                : new Refused(problems.stream().distinct().sorted(Problem.ORDER).toList());
    }

    private List<MethodSubject> cached() {
        return beans.stream()
                .flatMap(bean -> bean.methods().stream()
                        .filter(method -> method.annotation().is(AnnotationShape.CACHED))
                        .map(method -> MethodSubject.of(bean, method, catalog))
                        .sorted(Comparator.comparing(subject -> subject.method().signature())))
                .toList();
    }

    private List<WriterSubject> writers(KnownCaches caches) {
        return beans.stream()
                .flatMap(bean -> bean.methods().stream()
                        .filter(method -> !method.annotation().is(AnnotationShape.CACHED))
                        .map(method -> WriterSubject.of(bean, method, catalog, caches))
                        .sorted(Comparator.comparing(writer -> writer.whole().method().signature())))
                .toList();
    }

    private boolean isSound(MethodSubject subject) {
        int before = problems.size();
        PlanRules.OF_A_METHOD.forEach(rule -> rule.apply(subject, problems::add));
        subject.tags().forEach(tag -> PlanRules.OF_A_TEMPLATE.forEach(rule -> rule.apply(tag, problems::add)));
        return problems.size() == before;
    }

    private void check(WriterSubject writer) {
        Consumer<Problem> found = problems::add;
        writer.templates().forEach(template -> PlanRules.OF_A_TEMPLATE.forEach(rule -> rule.apply(template, found)));
        PlanRules.OF_A_WRITER.forEach(rule -> rule.apply(writer, found));
    }

    /** All annotations of a method make one plan. */
    private static List<InvalidationPlan> invalidations(List<WriterSubject> writers) {
        Map<WriterMethod, List<WriterSubject>> byMethod = writers.stream().filter(writer -> !writer.isPut())
                .collect(Collectors.groupingBy(WriterSubject::method, LinkedHashMap::new, Collectors.toList()));
        return byMethod.entrySet().stream().map(entry -> new InvalidationPlan(entry.getKey(),
                entry.getValue().stream().flatMap(writer -> writer.keyPlans().stream()).distinct().toList(),
                entry.getValue().stream().flatMap(writer -> writer.patternPlans().stream()).distinct().toList(),
                entry.getValue().stream().filter(WriterSubject::forgetsWholeCache).map(WriterSubject::cache)
                        .distinct().toList(),
                entry.getValue().stream().flatMap(writer -> writer.tagPlans().stream()).distinct().toList()))
                .toList();
    }
}
