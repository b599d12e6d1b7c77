package dev.larder.internal.plan;

import java.util.List;
import java.util.Optional;

import dev.larder.internal.key.KeyForm;
import dev.larder.internal.key.KeyTemplate;
import dev.larder.internal.plan.KnownCaches.Keyed;
import dev.larder.internal.shape.AnnotationShape;
import dev.larder.internal.shape.ParameterShape;
import dev.larder.internal.shape.TypeShape;

/** A method with {@code @WriteBehind} under the rules. */
record WriteSubject(WriterSubject writer) {

    private static final List<String> NEVER_NULL = List.of("java.util.Collection", "java.util.Map",
            "java.util.OptionalInt", "java.util.OptionalLong", "java.util.OptionalDouble");

    MethodSubject whole() {
        return writer.whole();
    }

    AnnotationShape annotation() {
        return writer.annotation();
    }

    List<ParameterShape> parameters() {
        return whole().method().parameters();
    }

    String queue() {
        return annotation().text("queue");
    }

    boolean removes() {
        return annotation().flag("removes");
    }

    /** The class of the merger, if it names one. */
    Optional<TypeShape> merger() {
        return annotation().type("merge");
    }

    String beanClass() {
        return whole().bean().beanClass();
    }

    /** How messages name it. */
    String name() {
        return whole().name();
    }

    /** What its keys look like; absent if the template says nothing. */
    Optional<String> keyForm() {
        return key().template() instanceof KeyTemplate.Parsed parsed
                ? Optional.of(KeyForm.of(parsed.template()).toString())
                : Optional.empty();
    }

    MethodSubject key() {
        return writer.keys().get(0);
    }

    /** The position of a parameter, or -1. */
    int parameter(String name) {
        return parameters().stream().map(ParameterShape::name).toList().indexOf(Optional.of(name));
    }

    /** The plan of a method that broke no rule. */
    WritePlan plan() {
        List<Keyed> making = writer.making(key());
        List<String> caches = making.stream().map(made -> made.method().cache()).distinct().toList();
        KeyPlan key = new KeyPlan(caches.stream().findFirst().orElse(""),
                key().parsed().text(), key().parts());
        return new WritePlan(writer.method(), key, caches, removes(),
                parameters().stream().map(WriteSubject::plan).toList(), stored(making), annotation().text("ttl"));
    }

    private static ParameterPlan plan(ParameterShape parameter) {
        return new ParameterPlan(parameter.name().orElseThrow(), DeclaredType.closed(parameter.type()).toString());
    }

    private Optional<StoredPlan> stored(List<Keyed> making) {
        return removes() ? absence(making.stream().map(Keyed::method).toList())
                : writer.target().map(target -> writer.storedPlan());
    }

    /** Where methods differ in what they keep, or do not give null, or a tag has no meaning here, nothing is stored. */
    private Optional<StoredPlan> absence(List<MethodSubject> making) {
        if (making.isEmpty() || making.stream().map(WriteSubject::kept).distinct().count() > 1) {
            return Optional.empty();
        }
        MethodSubject target = making.get(0);
        PutTags tags = PutTags.of(writer, target);
        return making.stream().allMatch(WriteSubject::mayBeNull) && tags.unbound().isEmpty()
                ? Optional.of(new StoredPlan(target.plan().describe(), StoredPlan.ABSENCE, List.of(), false,
                        tags.plans()))
                : Optional.empty();
    }

    private static String kept(MethodSubject cached) {
        return ((ResultType.Value) cached.result()).value().toString();
    }

    /** Who calls a method that gives a list reckons with an empty one, not with null. */
    private static boolean mayBeNull(MethodSubject cached) {
        Unwrapped given = Unwrapped.of(cached.method().returnType());
        return given.optional() || EachParameter.index(cached.method()) >= 0
                || !(given.value() instanceof TypeShape.Primitive || given.value() instanceof TypeShape.Array)
                        && !DeclaredType.isOneOf(NEVER_NULL, given.value(), cached.catalog());
    }
}
