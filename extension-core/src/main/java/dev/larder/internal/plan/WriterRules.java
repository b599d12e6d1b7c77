package dev.larder.internal.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.larder.internal.key.KeyForm;
import dev.larder.internal.key.KeyTemplate;
import dev.larder.internal.plan.KnownCaches.Keyed;
import dev.larder.internal.plan.Rule.Findings;

/** 3xx: what a method that changes caches must keep, besides the rules of templates. */
final class WriterRules {

    private static final List<String> NOT_THERE_YET = List.of("io.smallrye.mutiny.Uni", "io.smallrye.mutiny.Multi",
            "java.util.concurrent.CompletionStage", "java.util.concurrent.Future",
            "java.util.concurrent.Flow$Publisher",
            "org.reactivestreams.Publisher");

    private static final int SHOWN = 10;

    private WriterRules() {
    }

    static void namesSomething(WriterSubject writer, Findings findings) {
        if (!writer.isPut() && writer.namesNoEntries() && writer.cache().isEmpty()) {
            findings.add(writer.whole(), writer.whole().annotation().member(""), "says nothing that is to be forgotten",
                    "name entries with key = \"...\" or tags = \"...\", or a whole cache with cache = \"...\"");
        }
    }

    /** Beside tags a cache could mean all of it, or what of it is tagged. */
    static void wholeCacheAlone(WriterSubject writer, Findings findings) {
        if (!writer.isPut() && !writer.cache().isEmpty() && writer.keys().isEmpty() && !writer.forgetsWholeCache()) {
            findings.add(writer.whole(), writer.whole().annotation().member("cache"),
                    "names a cache beside what is of no one cache",
                    "remove cache, as tags and patterns are of all caches; or write a second annotation if all of it is to be forgotten");
        }
    }

    static void hasResult(WriterSubject writer, Findings findings) {
        writer.templates().filter(template -> !(writer.hasOneKey() && writer.keys().contains(template)))
                .forEach(template -> template.bindings(Binding.NoResult.class)
                        .forEach(result -> findings.add(template,
                                template.annotation().inTemplate(result.placeholder().position(),
                                        result.placeholder().length()),
                                "the method returns nothing",
                                "use parameters; a parameter that is called 'result' is named by its position")));
    }

    static void knownCache(WriterSubject writer, Findings findings) {
        if (!writer.cache().isEmpty() && !writer.caches().names().contains(writer.cache())) {
            findings.add(writer.whole(), writer.whole().annotation().member("cache"),
                    "no cached method declares the cache '" + writer.cache() + "'",
                    choice(writer.cache(), writer.caches().names(), "the caches are "));
        }
    }

    static void keysOfCachedMethods(WriterSubject writer, Findings findings) {
        if (!isKnown(writer) || writer.isWrite() && writer.value().isEmpty()) {
            return;
        }
        writer.keys().stream().filter(key -> key.template() instanceof KeyTemplate.Parsed)
                .filter(key -> writer.making(key).isEmpty())
                .forEach(key -> findings.add(key, key.annotation().member("key"),
                        "no cached method " + (writer.cache().isEmpty() ? "" : "of the cache '" + writer.cache() + "' ")
                                + "makes such keys",
                        nearest(key.parsed(),
                                writer.caches().byForm(writer.cache()), "the keys are ",
                                "cache a method that makes them, or "
                                        + (writer.isWrite() ? writer.otherwise()
                                                : "remove the annotation"))));
    }

    /** "Did you mean", or all there is to choose from. */
    static String nearest(KeyTemplate template, Map<String, Keyed> byForm, String all, String none) {
        return Suggestion.nearest(KeyForm.of(template).toString(), byForm.keySet())
                .flatMap(form -> Optional.ofNullable(byForm.get(form)))
                .map(method -> "did you mean one such as " + quoted(method) + "?")
                .orElse(byForm.isEmpty() ? none
                        : all + shown(byForm.values().stream().map(WriterRules::quoted).toList()));
    }

    /** As many as are read, and how many more there are. */
    static String shown(List<String> all) {
        return all.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (all.size() > SHOWN ? " and " + (all.size() - SHOWN) + " more" : "");
    }

    private static String quoted(Keyed method) {
        return '"' + method.template() + '"';
    }

    static void storesSomething(WriterSubject writer, Findings findings) {
        if (writer.storesResult() && writer.whole().result() instanceof ResultType.Nothing) {
            findings.add(writer.whole(), writer.whole().annotation().member("value"),
                    "the method returns nothing that could be stored",
                    "name the parameter to store, such as value = \"{0}\"; or use @CacheInvalidate");
        }
    }

    static void oneValue(WriterSubject writer, Findings findings) {
        writer.value().filter(value -> value.template() instanceof KeyTemplate.Parsed parsed
                && (parsed.template().segments().size() != 1 || value.bindings().size() != 1))
                .ifPresent(value -> findings.add(value, value.annotation().member("value"),
                        "is not one parameter" + (writer.isWrite() ? " or property" : ", property or result"),
                        "write one placeholder, such as {0} or {order.total}"));
    }

    static void storesWhatIsCached(WriterSubject writer, Findings findings) {
        String stored = storedType(writer);
        if (!isKnown(writer) || stored.isEmpty()
                || !(writer.keys().get(0).template() instanceof KeyTemplate.Parsed)) {
            return;
        }
        List<Keyed> making = writer.making(writer.keys().get(0)).stream()
                .filter(method -> method.method().result() instanceof ResultType.Value).toList();
        if (!making.isEmpty() && writer.target().isEmpty()) {
            MethodSubject cached = making.get(0).method();
            String type = ((ResultType.Value) cached.result()).value().simple();
            findings.add(writer.whole(),
                    writer.value().isPresent() ? writer.whole().annotation().member("value")
                            : writer.whole().declaration().returnType(),
                    "stores " + stored + " where " + cached.bean().beanClass() + '#'
                            + cached.method().signature() + " keeps " + type,
                    writer.isWrite() ? "name a " + type + "; or " + writer.otherwise()
                            : "store a " + type + ", with value = \"{...}\" if it is in a parameter; or "
                                    + writer.otherwise());
        }
    }

    /** Empty if that is for other rules. */
    private static String storedType(WriterSubject writer) {
        if (writer.value().isPresent()) {
            return writer.value().get().bindings(Binding.Value.class).findFirst()
                    .map(value -> value.type().simple()).orElse("");
        }
        return writer.storesResult() && writer.whole().result() instanceof ResultType.Value value
                ? value.value().simple()
                : "";
    }

    /** A rule of results, where the result is stored. */
    static Rule.Check<WriterSubject> ofResult(Rule.Check<MethodSubject> rule) {
        return (writer, findings) -> {
            if (writer.storesResult()) {
                rule.find(writer.whole(), findings);
            }
        };
    }

    /** A rule of what is forgotten: where nothing is there, nothing is lost. */
    static Rule.Check<WriterSubject> ofInvalidation(Rule.Check<WriterSubject> rule) {
        return (writer, findings) -> {
            if (!writer.isPut()) {
                rule.find(writer, findings);
            }
        };
    }

    /** A rule of what is stored, which must have a place. */
    static Rule.Check<WriterSubject> ofPut(Rule.Check<WriterSubject> rule) {
        return (writer, findings) -> {
            if (writer.isPut()) {
                rule.find(writer, findings);
            }
        };
    }

    static void endsWithItsCall(WriterSubject writer, Findings findings) {
        Unwrapped result = Unwrapped.of(writer.whole().method().returnType());
        if (!writer.storesResult() && !result.raw()
                && DeclaredType.isOneOf(NOT_THERE_YET, result.value(), writer.whole().catalog())) {
            findings.add(writer.whole(), writer.whole().declaration().returnType(),
                    Article.with(result.value())
                            + " is not done when the method returns, and nothing tells when it is",
                    "return a Uni or a CompletionStage of what it comes to, or the value itself");
        }
    }

    /** Else the key would be one of all elements together, which no cached method makes. */
    static void noElements(WriterSubject writer, Findings findings) {
        writer.templates().forEach(key -> key.usedParameters()
                .filter(used -> key.method().parameters().get(used.index()).each())
                .forEach(used -> findings.add(key,
                        key.annotation().inTemplate(used.placeholder().position(), used.placeholder().length()),
                        key.parameterName(used.index())
                                + " stands for all its elements at once: @KeyEach is for @Cached",
                        writer.isWrite() ? "take each element in a call of its own"
                                : "forget each element in code, with Larder, or the whole cache")));
    }

    private static boolean isKnown(WriterSubject writer) {
        return writer.cache().isEmpty() || writer.caches().names().contains(writer.cache());
    }

    private static String choice(String written, Collection<String> names, String all) {
        return Suggestion.nearest(written, names).map(name -> "did you mean '" + name + "'?")
                .orElse(names.isEmpty() ? "cache a method with it, or remove the annotation"
                        : all + shown(List.copyOf(names)));
    }
}
