package dev.larder.internal.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.larder.internal.plan.KnownCaches.Keyed;
import dev.larder.internal.shape.AnnotationShape;
import dev.larder.internal.shape.BeanShape;
import dev.larder.internal.shape.MethodShape;
import dev.larder.internal.shape.ParameterShape;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;

/**
 * A writer under the rules: a method and one annotation that changes what caches hold.
 *
 * @param whole the method, without a template
 * @param keys a subject for each template of a key
 * @param tags a subject for each template of a tag
 * @param patterns a subject for each pattern
 * @param value the subject of {@code @CachePut(value)}, if it is written
 */
record WriterSubject(MethodSubject whole, List<MethodSubject> keys, List<MethodSubject> tags,
        List<MethodSubject> patterns, Optional<MethodSubject> value, KnownCaches caches) {

    static WriterSubject of(BeanShape bean, MethodShape method, TypeCatalog catalog, KnownCaches caches) {
        AnnotationShape annotation = method.annotation();
        TemplateBinder early = new TemplateBinder(method, catalog);
        Unwrapped result = Unwrapped.of(method.returnType());
        TemplateBinder late = new TemplateBinder(method, catalog,
                Optional.of(result.value()).filter(type -> !result.isNothing()));
        MethodSubject whole = MethodSubject.ofTemplate(bean, method, catalog, new AnnotationText(annotation), "",
                template -> List.of());
        List<MethodSubject> keys = hasOneKey(annotation)
                ? List.of(MethodSubject.ofTemplate(bean, method, catalog, new AnnotationText(annotation),
                        annotation.text("key"), early::bind))
                : MethodSubject.templates("key", bean, method, catalog, late::bind);
        List<MethodSubject> tags = MethodSubject.templates("tags", bean, method, catalog, late::bind);
        List<MethodSubject> patterns = MethodSubject.templates("pattern", bean, method, catalog, late::bind);
        Optional<MethodSubject> value = Optional.of(annotation.text("value")).filter(written -> !written.isEmpty())
                .map(written -> MethodSubject.ofTemplate(bean, method, catalog,
                        new AnnotationText(annotation, "value", 0), written, late::bindValues));
        return new WriterSubject(whole, keys, tags, patterns, value, caches);
    }

    AnnotationShape annotation() {
        return whole.method().annotation();
    }

    boolean isPut() {
        return annotation().is(AnnotationShape.CACHE_PUT);
    }

    boolean isWrite() {
        return annotation().is(AnnotationShape.WRITE_BEHIND);
    }

    /** Whether it has one key, which is written before the method runs. */
    boolean hasOneKey() {
        return hasOneKey(annotation());
    }

    private static boolean hasOneKey(AnnotationShape annotation) {
        return annotation.is(AnnotationShape.CACHE_PUT) || annotation.is(AnnotationShape.WRITE_BEHIND);
    }

    /** Whether what the method gives is stored. */
    boolean storesResult() {
        return isPut() && value.isEmpty();
    }

    /** What would do where nothing can be stored. */
    String otherwise() {
        return isPut() ? "use @CacheInvalidate" : "leave value out";
    }

    /** The cache that the annotation names, empty if it names none. */
    String cache() {
        return annotation().text("cache");
    }

    /** All that has a template. */
    Stream<MethodSubject> templates() {
        return Stream.of(keys.stream(), tags.stream(), patterns.stream(), value.stream()).flatMap(subjects -> subjects);
    }

    boolean namesNoEntries() {
        return keys.isEmpty() && tags.isEmpty() && patterns.isEmpty();
    }

    /** Whether it says no more than a cache. */
    boolean forgetsWholeCache() {
        return !isPut() && namesNoEntries() && !cache().isEmpty();
    }

    /** The cached methods that may make a key. */
    List<Keyed> making(MethodSubject key) {
        return caches.making(key.parsed(), cache());
    }

    /** The cached methods whose entries may carry a tag. */
    List<Keyed> carrying(MethodSubject tag) {
        return caches.carrying(tag.parsed());
    }

    /** What is stored. */
    private ResultType stored() {
        return value.flatMap(written -> written.bindings(Binding.Value.class).findFirst())
                .map(found -> ResultType.of(found.type(), whole.catalog()))
                .orElse(storesResult() ? whole.result() : new ResultType.Nothing());
    }

    /** The cached method as whose entry the value is stored: it makes such keys, and its values are of the same type. */
    Optional<Keyed> target() {
        return stored() instanceof ResultType.Value value
                && (this.value.isEmpty() || value.form() == ResultForm.PLAIN)
                        ? making(keys.get(0)).stream()
                                .filter(method -> method.method().result() instanceof ResultType.Value cached
                                        && cached.value().toString().equals(value.value().toString()))
                                .findFirst()
                        : Optional.empty();
    }

    WriterMethod method() {
        MethodShape method = whole.method();
        Unwrapped result = Unwrapped.of(method.returnType());
        return new WriterMethod(method.beanClass(), method.name(),
                method.parameters().stream().map(ParameterShape::erasure).toList(), result.form(), result.optional());
    }

    List<KeyPlan> keyPlans() {
        return plans(keys, this::making);
    }

    /** The cached methods that may make keys which match. */
    List<Keyed> matching(MethodSubject pattern) {
        return caches.matching(pattern.parsed());
    }

    List<KeyPlan> patternPlans() {
        return plans(patterns, this::matching);
    }

    /** What no cached method makes is removed as well: it may be there from elsewhere. Any cache stands for its own. */
    private List<KeyPlan> plans(List<MethodSubject> templates, Function<MethodSubject, List<Keyed>> makers) {
        return templates.stream().flatMap(template -> makers.apply(template).stream()
                .map(maker -> maker.method().cache()).findFirst().or(() -> caches.names().stream().findFirst()).stream()
                .map(name -> keyPlan(template, name))).toList();
    }

    List<TagPlan> tagPlans() {
        return tags.stream().map(tag -> tag.tagPlan(carrying(tag).stream().map(carrier -> carrier.method().cache())
                .findFirst().orElseGet(whole::name), tag.parts())).toList();
    }

    /** The plan of a {@code @CachePut} that broke no rule. */
    PutPlan putPlan() {
        return new PutPlan(method(), keyPlan(keys.get(0), target().orElseThrow().method().cache()), storedPlan());
    }

    /** Of what is stored, if no rule was broken. */
    StoredPlan storedPlan() {
        MethodSubject target = target().orElseThrow().method();
        int result = whole.method().parameters().size();
        Binding.Value stored = value.flatMap(written -> written.bindings(Binding.Value.class).findFirst())
                .orElse(new Binding.Value(result, List.of(), TypeShape.of(""), new Binding.Origin.Template()));
        // What the method gave has been taken out of its Optional before; what a property gives has not.
        boolean optional = ((ResultType.Value) stored()).optional()
                && !(stored.index() == result && stored.path().isEmpty());
        List<TagPlan> carried = Stream.concat(PutTags.of(this, target).plans().stream(), tagPlans().stream()).toList();
        return new StoredPlan(target.plan().describe(), stored.index(), stored.path(), optional, carried);
    }

    private static KeyPlan keyPlan(MethodSubject key, String cache) {
        return new KeyPlan(cache, key.parsed().text(), key.parts());
    }
}
