package dev.larder.internal.plan;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.larder.internal.key.KeyTemplate;
import dev.larder.internal.key.KeyTemplate.Fault;
import dev.larder.internal.key.KeyTemplate.Segment.Placeholder;
import dev.larder.internal.key.KeyTemplate.Step;
import dev.larder.internal.plan.Rule.Findings;
import dev.larder.internal.shape.AnnotationShape;
import dev.larder.internal.shape.ParameterShape;
import dev.larder.internal.shape.TypeShape;

/** 1xx: what a key template must keep. */
final class KeyRules {

    private KeyRules() {
    }

    static void template(Fault fault, MethodSubject subject, Findings findings) {
        if (!subject.derived() && subject.template() instanceof KeyTemplate.Refused refused
                && refused.fault() == fault) {
            findings.add(subject, subject.annotation().inTemplate(refused.position(), refused.length()),
                    refused.message(), refused.mend());
        }
    }

    static void knownParameters(MethodSubject subject, Findings findings) {
        subject.bindings(Binding.UnknownParameter.class).forEach(unknown -> {
            List<String> names = subject.method().parameters().stream().map(ParameterShape::name)
                    .flatMap(Optional::stream).toList();
            findings.add(subject, at(subject, unknown.placeholder().position() + 1, unknown.name()),
                    "there is no parameter '" + unknown.name() + "'", choice("{", unknown.name(), names, "}",
                            "the method has no parameters: leave the placeholder out", "the parameters are "));
        });
    }

    static void knownProperties(MethodSubject subject, Findings findings) {
        subject.bindings(Binding.UnknownProperty.class)
                .forEach(unknown -> findings.add(subject, at(subject, unknown.step()),
                        unknown.owner().simple() + " has no property '" + unknown.step().name() + "'",
                        choice("", unknown.step().name(), unknown.candidates(), "",
                                "end the path before it, or give the type a getter", "it has ")));
    }

    static void positionsInRange(MethodSubject subject, Findings findings) {
        int count = subject.method().parameters().size();
        subject.bindings(Binding.OutOfRange.class)
                .forEach(range -> findings.add(subject, at(subject, range.placeholder()),
                        "there is no parameter at position " + range.index(), count == 0
                                ? "the method has no parameters: leave the placeholder out"
                                : "positions go from 0 to " + (count - 1)));
    }

    /** Silent while names in the template have no meaning, as they may be these parameters. */
    static void everyParameterCounts(MethodSubject subject, Findings findings) {
        if (!(subject.template() instanceof KeyTemplate.Parsed parsed) || !subject.namesAreKnown()) {
            return;
        }
        Set<Integer> used = subject.usedParameters().map(Binding.Origin.Parameter::index).collect(Collectors.toSet());
        List<ParameterShape> parameters = subject.method().parameters();
        IntStream.range(0, parameters.size()).filter(index -> !used.contains(index)
                && !parameters.get(index).ignored() && !parameters.get(index).bypass()
                && !parameters.get(index).each())
                .forEach(index -> findings.add(subject, subject.declaration().parameter(index),
                        subject.parameterName(index) + " is not in the key \"" + parsed.template().text()
                                + "\", so calls that differ in it share an entry",
                        "add {" + parameters.get(index).name().orElse(Integer.toString(index))
                                + "} to the key, or annotate the parameter with @KeyIgnore if the result does not"
                                + " depend on it"));
    }

    static void supportedTypes(MethodSubject subject, Findings findings) {
        subject.bindings(Binding.UnsupportedType.class).forEach(type -> {
            if (isOfNoKnownElement(subject, type)) {
                return;
            }
            findings.add(subject, subject.derived() && type.origin() instanceof Binding.Origin.Parameter parameter
                    ? subject.declaration().parameter(parameter.index())
                    : at(subject, type.placeholder()),
                    subject.annotation().noun() + "s cannot hold " + Article.with(type.type()),
                    type.usable().isEmpty() ? withoutUsable(type.type())
                            : "name what identifies it, such as " + String.join(", ", type.usable()));
        });
    }

    /** That is another rule's. */
    private static boolean isOfNoKnownElement(MethodSubject subject, Binding.UnsupportedType type) {
        if (!subject.method().annotation().is(AnnotationShape.CACHED)
                || !(type.origin() instanceof Binding.Origin.Parameter origin)) {
            return false;
        }
        ParameterShape parameter = subject.method().parameters().get(origin.index());
        return parameter.each() && EachParameter.element(parameter).isEmpty();
    }

    private static String withoutUsable(TypeShape type) {
        return type.erasure().equals("java.util.Set")
                ? "a Set has no order that two calls share: declare a SortedSet or a List"
                : "name a simple value of it, or write a KeyFormat for it";
    }

    static void noResult(MethodSubject subject, Findings findings) {
        subject.bindings(Binding.NoResult.class)
                .forEach(result -> findings.add(subject, at(subject, result.placeholder()),
                        "the key is written before there is a result",
                        "use parameters only; a parameter that is called 'result' is named by its position"
                                + (subject.method().annotation().is(AnnotationShape.CACHE_PUT)
                                        ? "; @CacheInvalidate may use the result"
                                        : "")));
    }

    static void knownAmbientValues(MethodSubject subject, Findings findings) {
        subject.bindings(Binding.UnknownAmbient.class)
                .forEach(unknown -> findings.add(subject,
                        at(subject, unknown.placeholder().position() + 2, unknown.name()),
                        "there is no ambient value '" + unknown.name() + "'",
                        ambient(unknown.name(), subject.catalog().ambientNames())));
    }

    private static String ambient(String written, Set<String> names) {
        String bean = (written.equals("user") ? "add an extension for security on Quarkus, which gives it; elsewhere "
                : "")
                + "write a bean @Ambient(\"" + written + "\") that implements AmbientValue";
        return Suggestion.nearest(written, names).map(name -> "did you mean {@" + name + "}?")
                .orElse(names.isEmpty() ? bean
                        : "the ambient values are " + names.stream().sorted().collect(Collectors.joining(", "))
                                + "; or " + bean);
    }

    static void readableProperties(MethodSubject subject, Findings findings) {
        subject.bindings(Binding.InaccessibleProperty.class)
                .forEach(hidden -> findings.add(subject, at(subject, hidden.step()),
                        hidden.member() + " cannot be read from outside its class",
                        "make the member public and its class not private, or name another property"));
    }

    static void parameterNames(MethodSubject subject, Findings findings) {
        subject.bindings(Binding.NamesAbsent.class)
                .forEach(
                        absent -> findings.add(subject, at(subject, absent.placeholder().position() + 1, absent.name()),
                                "the class file does not tell the names of the parameters",
                                "compile with -parameters, or name the parameter by its position, such as {0}"));
    }

    static void ignoredNotUsed(MethodSubject subject, Findings findings) {
        subject.usedParameters().filter(used -> subject.method().parameters().get(used.index()).ignored())
                .forEach(used -> findings.add(subject, at(subject, used.placeholder()),
                        subject.parameterName(used.index()) + " is in the " + subject.annotation().noun()
                                + ", but is annotated with @KeyIgnore",
                        "take it out of the " + subject.annotation().noun() + ", or remove @KeyIgnore"));
    }

    static void bypassNotUsed(MethodSubject subject, Findings findings) {
        subject.usedParameters().filter(used -> subject.method().parameters().get(used.index()).bypass())
                .forEach(used -> findings.add(subject, at(subject, used.placeholder()),
                        subject.parameterName(used.index()) + " is in the " + subject.annotation().noun()
                                + ", but is annotated with @CacheBypass",
                        "take it out of the " + subject.annotation().noun()
                                + ": what is loaded past the cache is stored for all callers"));
    }

    private static Excerpt at(MethodSubject subject, Placeholder placeholder) {
        return subject.annotation().inTemplate(placeholder.position(), placeholder.length());
    }

    private static Excerpt at(MethodSubject subject, Step step) {
        return at(subject, step.position(), step.name());
    }

    private static Excerpt at(MethodSubject subject, int position, String text) {
        return subject.annotation().inTemplate(position, text.length());
    }

    /** "Did you mean", or all there is to choose from. */
    private static String choice(String before, String written, Collection<String> names, String after, String none,
            String all) {
        return Suggestion.nearest(written, names).map(name -> "did you mean " + before + name + after + "?")
                .orElse(names.isEmpty() ? none
                        : all + WriterRules.shown(names.stream().sorted().toList()));
    }
}
