package dev.larder.internal.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.larder.SingleFlight;
import dev.larder.Tier;
import dev.larder.internal.key.KeyPart;
import dev.larder.internal.key.KeyTemplate;
import dev.larder.internal.shape.AnnotationShape;
import dev.larder.internal.shape.BeanShape;
import dev.larder.internal.shape.MethodShape;
import dev.larder.internal.shape.ParameterShape;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;

/**
 * A method under the rules: its shape and all that follows from it, worked out once.
 *
 * @param name class and signature, as messages name it
 */
record MethodSubject(BeanShape bean, MethodShape method, String name, TypeCatalog catalog, AnnotationText annotation,
        DeclarationText declaration, String cache, boolean derived, KeyTemplate.Outcome template,
        List<Binding> bindings,
        ResultType result, List<MethodSubject> tags) {

    static MethodSubject of(BeanShape bean, MethodShape method, TypeCatalog catalog) {
        String named = method.annotation().text("cache");
        String cache = named.isEmpty() ? simpleName(bean.beanClass()) + '.' + method.name() : named;
        String written = method.annotation().text("key");
        boolean derived = written.isEmpty();
        KeyTemplate.Outcome template = KeyTemplate.parse(derived ? derivedTemplate(cache, method) : written);
        List<Binding> bindings = template instanceof KeyTemplate.Parsed parsed
                ? new TemplateBinder(EachParameter.forOneElement(method), catalog).bind(parsed.template())
                : List.of();
        return new MethodSubject(bean, method, name(bean, method), catalog, new AnnotationText(method.annotation()),
                new DeclarationText(method),
                cache, derived, template, bindings, result(method, catalog), tags(bean, method, catalog));
    }

    /** The value of an entry is the result; of an element, its own. */
    private static List<MethodSubject> tags(BeanShape bean, MethodShape method, TypeCatalog catalog) {
        TemplateBinder binder = new TemplateBinder(EachParameter.forOneElement(method), catalog,
                result(method, catalog) instanceof ResultType.Value value ? Optional.of(value.value())
                        : Optional.empty());
        return templates("tags", bean, method, catalog, binder::bind);
    }

    /** A subject for each template of a member that has several. */
    static List<MethodSubject> templates(String member, BeanShape bean, MethodShape method, TypeCatalog catalog,
            Function<KeyTemplate, List<Binding>> binder) {
        List<String> written = method.annotation().texts(member);
        return IntStream.range(0, written.size())
                .mapToObj(index -> ofTemplate(bean, method, catalog,
                        new AnnotationText(method.annotation(), member, index), written.get(index), binder))
                .toList();
    }

    private static ResultType result(MethodShape method, TypeCatalog catalog) {
        int each = EachParameter.index(method);
        return each < 0 ? ResultType.of(method.returnType(), catalog)
                : ResultType.byElement(method.returnType(), EachParameter.element(method.parameters().get(each)),
                        catalog);
    }

    /** One template of a method that changes caches, or a tag. */
    static MethodSubject ofTemplate(BeanShape bean, MethodShape method, TypeCatalog catalog, AnnotationText annotation,
            String written, Function<KeyTemplate, List<Binding>> binder) {
        KeyTemplate.Outcome template = KeyTemplate.parse(written);
        List<Binding> bindings = template instanceof KeyTemplate.Parsed parsed ? binder.apply(parsed.template())
                : List.of();
        return new MethodSubject(bean, method, name(bean, method), catalog, annotation, new DeclarationText(method),
                method.annotation().text("cache"), false, template, bindings,
                ResultType.of(method.returnType(), catalog), List.of());
    }

    private static String simpleName(String binaryName) {
        return binaryName.substring(Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$')) + 1);
    }

    private static String derivedTemplate(String cache, MethodShape method) {
        return Stream.concat(Stream.of(cache), IntStream.range(0, method.parameters().size())
                .filter(index -> inDerivedKey(method.parameters().get(index))).mapToObj(index -> "{" + index + '}'))
                .collect(Collectors.joining(":"));
    }

    private static boolean inDerivedKey(ParameterShape parameter) {
        return !parameter.ignored() && !parameter.bypass();
    }

    /** The bindings of one kind. */
    <B extends Binding> Stream<B> bindings(Class<B> kind) {
        return bindings.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The parameters that the template uses. */
    Stream<Binding.Origin.Parameter> usedParameters() {
        return bindings.stream()
                .flatMap(binding -> binding instanceof Binding.Bound bound ? Stream.of(bound.origin())
                        : binding instanceof Binding.UnsupportedType type ? Stream.of(type.origin()) : Stream.empty())
                .filter(Binding.Origin.Parameter.class::isInstance).map(Binding.Origin.Parameter.class::cast);
    }

    /** Whether every name in the template has a meaning. */
    boolean namesAreKnown() {
        return bindings.stream()
                .allMatch(binding -> binding instanceof Binding.Bound || binding instanceof Binding.UnsupportedType);
    }

    /** Erased, as the declaring class has them. */
    List<String> parameterTypes() {
        return method.parameters().stream().map(ParameterShape::erasure).toList();
    }

    /** How messages name a parameter. */
    String parameterName(int index) {
        return method.parameters().get(index).name().map(name -> "parameter '" + name + "'")
                .orElse("parameter " + index);
    }

    private static String name(BeanShape bean, MethodShape method) {
        return bean.beanClass() + '#' + method.signature();
    }

    /** The template, if the grammar was kept. */
    KeyTemplate parsed() {
        return ((KeyTemplate.Parsed) template).template();
    }

    List<KeyPart> parts() {
        return bindings(Binding.Bound.class).map(Binding.Bound::part).toList();
    }

    int bypass() {
        return IntStream.range(0, method.parameters().size()).filter(index -> method.parameters().get(index).bypass())
                .findFirst().orElse(-1);
    }

    PolicyText policy() {
        AnnotationShape cached = method.annotation();
        return new PolicyText(cached.text("ttl"), cached.number("jitter"), cached.text("negativeTtl"),
                cached.constant("tier", Tier.CONFIGURED), cached.constant("singleFlight", SingleFlight.CONFIGURED),
                cached.text("staleGrace"), cached.text("staleIfError"), cached.text("refreshAhead"),
                cached.number("earlyRefresh"), cached.text("idle"), cached.text("loadTimeout"),
                cached.text("localTtl"));
    }

    /** The plan of a tag. */
    TagPlan tagPlan(String of, List<KeyPart> parts) {
        return new TagPlan(of, parsed().text(), parts);
    }

    /** The plan of a method that broke no rule; the container knows what of its beans needs a request. */
    MethodPlan plan() {
        ResultType.Value value = (ResultType.Value) result;
        return new MethodPlan(method.beanClass(), method.name(),
                parameterTypes(), cache, parsed().text(), parts(),
                value.form(), value.value().toString(), value.optional(), bypass(), EachParameter.index(method),
                policy(),
                method.annotation().type("storeIf").map(TypeShape::erasure).orElse(""),
                tags.stream().map(tag -> tag.tagPlan(cache, tag.parts())).toList(),
                parts().stream().anyMatch(KeyPart.Ambient.class::isInstance));
    }
}
