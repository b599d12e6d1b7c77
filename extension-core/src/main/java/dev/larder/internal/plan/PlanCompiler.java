package dev.larder.internal.plan;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
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

    private final Application application;
    private final List<BeanShape> beans;
    private final TypeCatalog catalog;
    private final Verdict problems;

    private PlanCompiler(Application application, RuleLevels levels) {
        this.application = application;
        this.beans = application.beans().stream().sorted(Comparator.comparing(BeanShape::beanClass)).toList();
        this.catalog = application.catalog();
        this.problems = new Verdict(levels, Stream.concat(beans.stream(), application.strays().stream()).toList());
    }

    /**
     * What is compiled.
     *
     * @param beans in any order: the outcome is the same
     * @param strays classes that have annotated methods, but are neither beans nor superclasses of some
     * @param classes binary names of all beans, those without annotations too
     * @param copying whether memory gives copies of the values of a cache, as configured now
     * @param interceptsOwnCalls whether the container intercepts what a bean calls by way of {@code this}
     */
    public record Application(List<BeanShape> beans, List<BeanShape> strays, Set<String> classes,
            Predicate<String> copying, boolean interceptsOwnCalls, TypeCatalog catalog) {
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
        application.strays().forEach(stray -> BeanRules.checkStray(stray, problems));
        beans.forEach(bean -> BeanRules.check(bean, problems));
        List<MethodSubject> cached = ofMethods(CACHED, (bean, method) -> MethodSubject.of(bean, method, catalog));
        List<MethodSubject> sound = cached.stream().filter(this::isSound).toList();
        PlanRules.OF_ALL_METHODS.forEach(rule -> rule.apply(sound, problems));
        KnownCaches caches = new KnownCaches(cached);
        List<WriterSubject> writers = ofMethods(WRITERS,
                (bean, method) -> WriterSubject.of(bean, method, catalog, caches));
        writers.forEach(writer -> check(writer, writer, PlanRules.OF_A_WRITER));
        List<QueueSubject> queues = queues(caches);
        List<WriterSubject> changing = Stream.concat(writers.stream(), queues.stream()
                .flatMap(queue -> queue.writes().stream()).map(WriteSubject::writer)).toList();
        if (problems.errors() == 0) {
            Whole whole = new Whole(sound, changing, application);
            PlanRules.OF_THE_WHOLE.forEach(rule -> rule.apply(whole, problems));
            problems.tellUnused(code -> OwnCallRules.isAsked(application) || !code.equals(OwnCallRules.CODE));
        }
        if (problems.errors() > 0) {
            return new Refused(problems.of(Severity.ERROR), problems.of(Severity.WARNING),
                    problems.of(Severity.NOTE));
        }
        return new Compiled(new Plans(sound.stream().map(MethodSubject::plan).toList(), invalidations(writers),
                writers.stream().filter(WriterSubject::isPut).map(WriterSubject::putPlan).toList(),
                queues.stream().map(QueueSubject::plan).toList()), Graph.of(sound, changing),
                problems.of(Severity.WARNING),
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
