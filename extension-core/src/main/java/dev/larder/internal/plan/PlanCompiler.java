package dev.larder.internal.plan;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.larder.internal.shape.AnnotationShape;
import dev.larder.internal.shape.BeanShape;
import dev.larder.internal.shape.MethodShape;
import dev.larder.internal.shape.TypeCatalog;

/** Makes plans of beans, or says all that is wrong with them. */
public final class PlanCompiler {

    private static final Set<String> CACHED = Set.of(AnnotationShape.CACHED);
    private static final Set<String> WRITERS = Set.of(AnnotationShape.CACHE_INVALIDATE, AnnotationShape.CACHE_PUT);

    private final List<BeanShape> beans;
    private final List<BeanShape> strays;
    private final TypeCatalog catalog;
    private final Verdict problems;

    private PlanCompiler(Application application, RuleLevels levels) {
        this.beans = application.beans().stream().sorted(Comparator.comparing(BeanShape::beanClass)).toList();
        this.strays = application.strays();
        this.catalog = application.catalog();
        this.problems = new Verdict(levels, Stream.concat(beans.stream(), strays.stream()).toList());
    }

    /**
     * What is compiled.
     *
     * @param beans in any order: the outcome is the same
     * @param strays classes that have annotated methods, but are neither beans nor superclasses of some
     */
    public record Application(List<BeanShape> beans, List<BeanShape> strays, TypeCatalog catalog) {
    }

    /** What compiling gives. All problems are sorted, each once. */
    public sealed interface Outcome {

        /** What is to be told, but keeps nothing from running. */
        List<Problem> warnings();

        /** What is worth knowing. */
        List<Problem> notes();
    }

    /** Every rule is kept that must be. */
    public record Compiled(Plans plans, Graph graph, List<Problem> warnings, List<Problem> notes) implements Outcome {
    }

    /** Some are not. */
    public record Refused(List<Problem> problems, List<Problem> warnings, List<Problem> notes) implements Outcome {
    }

    /** All of an application. */
    public static Outcome compile(Application application, RuleLevels levels) {
        return new PlanCompiler(application, levels).compile();
    }

    private Outcome compile() {
        strays.forEach(stray -> BeanRules.checkStray(stray, problems));
        beans.forEach(bean -> BeanRules.check(bean, problems));
        List<MethodSubject> cached = ofMethods(CACHED, (bean, method) -> MethodSubject.of(bean, method, catalog));
        List<MethodSubject> sound = cached.stream().filter(this::isSound).toList();
        PlanRules.OF_ALL_METHODS.forEach(rule -> rule.apply(sound, problems));
        KnownCaches caches = new KnownCaches(cached);
        List<WriterSubject> writers = ofMethods(WRITERS,
                (bean, method) -> WriterSubject.of(bean, method, catalog, caches));
        writers.forEach(writer -> check(writer, writer, PlanRules.OF_A_WRITER));
        List<QueueSubject> queues = queues(caches);
        if (problems.errors() == 0) {
            problems.tellUnused();
        }
        if (problems.errors() > 0) {
            return new Refused(problems.of(Severity.ERROR), problems.of(Severity.WARNING),
                    problems.of(Severity.NOTE));
        }
        Graph graph = Graph.of(sound, Stream.concat(writers.stream(), queues.stream()
                .flatMap(queue -> queue.writes().stream()).map(WriteSubject::writer)).toList());
        return new Compiled(new Plans(sound.stream().map(MethodSubject::plan).toList(), invalidations(writers),
                writers.stream().filter(WriterSubject::isPut).map(WriterSubject::putPlan).toList(),
                queues.stream().map(QueueSubject::plan).toList()), graph, problems.of(Severity.WARNING),
                problems.of(Severity.NOTE));
    }

    /** In the order of classes and methods. */
    private <S> List<S> ofMethods(Set<String> annotations, BiFunction<BeanShape, MethodShape, S> subject) {
        return beans.stream()
                .flatMap(bean -> bean.methods().stream()
                        .filter(method -> annotations.contains(method.annotation().name()))
                        .sorted(Comparator.comparing(MethodShape::signature))
                        .map(method -> subject.apply(bean, method)))
                .toList();
    }

    private List<QueueSubject> queues(KnownCaches caches) {
        List<WriteSubject> writes = ofMethods(Set.of(AnnotationShape.WRITE_BEHIND),
                (bean, method) -> new WriteSubject(WriterSubject.of(bean, method, catalog, caches)));
        writes.forEach(write -> check(write.writer(), write, PlanRules.OF_A_WRITE));
        List<BatchSubject> batchWriters = ofMethods(Set.of(AnnotationShape.BATCH_WRITER),
                (bean, method) -> BatchSubject.of(bean, method, catalog, writes));
        batchWriters.forEach(batch -> PlanRules.OF_A_BATCH_WRITER.forEach(rule -> rule.apply(batch, problems)));
        List<QueueSubject> queues = QueueSubject.of(writes, batchWriters, catalog);
        queues.forEach(queue -> PlanRules.OF_A_QUEUE.forEach(rule -> rule.apply(queue, problems)));
        return queues;
    }

    private boolean isSound(MethodSubject subject) {
        int before = problems.errors();
        PlanRules.OF_A_METHOD.forEach(rule -> rule.apply(subject, problems));
        subject.tags().forEach(tag -> PlanRules.OF_A_TEMPLATE.forEach(rule -> rule.apply(tag, problems)));
        return problems.errors() == before;
    }

    private <S> void check(WriterSubject writer, S subject, List<Rule<S>> rules) {
        writer.templates().forEach(
                template -> PlanRules.OF_A_TEMPLATE.forEach(rule -> rule.apply(template, problems)));
        rules.forEach(rule -> rule.apply(subject, problems));
    }

    /** All annotations of a method make one plan. */
    private static List<InvalidationPlan> invalidations(List<WriterSubject> writers) {
        Map<WriterMethod, List<WriterSubject>> byMethod = writers.stream().filter(writer -> !writer.isPut())
                .collect(Collectors.groupingBy(WriterSubject::method, LinkedHashMap::new, Collectors.toList()));
        return byMethod.entrySet().stream().map(entry -> new InvalidationPlan(entry.getKey(),
                entry.getValue().stream().flatMap(writer -> writer.keyPlans().stream()).distinct().toList(),
                entry.getValue().stream().flatMap(writer -> writer.patternPlans().stream()).distinct().toList(),
                entry.getValue().stream().filter(WriterSubject::forgetsWholeCache).map(WriterSubject::cache)
                        .filter(cache -> writers.get(0).caches().names().contains(cache)).distinct().toList(),
                entry.getValue().stream().flatMap(writer -> writer.tagPlans().stream()).distinct().toList()))
                .toList();
    }
}
