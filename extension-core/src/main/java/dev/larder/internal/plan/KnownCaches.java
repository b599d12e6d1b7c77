package dev.larder.internal.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.larder.internal.key.KeyForm;
import dev.larder.internal.key.KeyTemplate;
import dev.larder.internal.key.PatternForm;

/** What writers may write to: the caches of the application, and what their keys look like. */
final class KnownCaches {

    private final List<Keyed> methods;
    private final List<Keyed> tagged;
    private final Map<String, List<Keyed>> methodsByForm;
    private final Map<String, List<Keyed>> taggedByForm;
    private final Map<String, List<Keyed>> matching = new HashMap<>();
    private final Set<String> names = new TreeSet<>();

    /** A cached method and its keys, or the tags of one template. */
    record Keyed(MethodSubject method, KeyForm form, PatternForm pattern, String template) {

        static Keyed of(MethodSubject method, KeyTemplate template) {
            return new Keyed(method, KeyForm.of(template), PatternForm.ofKeys(template), template.text());
        }
    }

    /** @param cached in order, those that broke a rule as well: what is said of writers must not hang on that */
    KnownCaches(List<MethodSubject> cached) {
        cached.forEach(method -> names.add(method.cache()));
        methods = cached.stream().filter(method -> method.template() instanceof KeyTemplate.Parsed)
                .map(method -> Keyed.of(method, method.parsed())).toList();
        tagged = cached.stream()
                .flatMap(method -> method.tags().stream().filter(tag -> tag.template() instanceof KeyTemplate.Parsed)
                        .map(tag -> Keyed.of(method, tag.parsed())))
                .toList();
        methodsByForm = allByForm(methods);
        taggedByForm = allByForm(tagged);
    }

    Set<String> names() {
        return names;
    }

    /**
     * The methods that make the keys of this template, whatever their values; if there is none, those that may make one.
     *
     * @param cache empty: of all caches
     */
    List<Keyed> making(KeyTemplate template, String cache) {
        Predicate<Keyed> asked = method -> cache.isEmpty() || method.method().cache().equals(cache);
        return like(template, methods, methodsByForm, asked);
    }

    /** The methods whose entries carry the tags of this template; if there is none, those that may carry one. */
    List<Keyed> carrying(KeyTemplate template) {
        return like(template, tagged, taggedByForm, any -> true);
    }

    /** The methods that may make keys which match a pattern. */
    List<Keyed> matching(KeyTemplate pattern) {
        return matching.computeIfAbsent(pattern.text(), text -> {
            PatternForm form = PatternForm.ofPattern(pattern);
            return methods.stream().filter(method -> method.pattern().mayBe(form)).toList();
        });
    }

    private static List<Keyed> like(KeyTemplate template, List<Keyed> all, Map<String, List<Keyed>> byForm,
            Predicate<Keyed> asked) {
        KeyForm form = KeyForm.of(template);
        List<Keyed> same = byForm.getOrDefault(form.toString(), List.of()).stream().filter(asked).toList();
        return same.isEmpty() ? all.stream().filter(asked).filter(one -> one.form().mayBe(form)).toList() : same;
    }

    private static Map<String, List<Keyed>> allByForm(List<Keyed> all) {
        return all.stream().collect(Collectors.groupingBy(one -> one.form().toString()));
    }

    /** The templates of a cache, or of all, by what they look like. */
    Map<String, Keyed> byForm(String cache) {
        return byForm(of(cache));
    }

    /** The templates of all tags, by what they look like. */
    Map<String, Keyed> tagsByForm() {
        return byForm(tagged);
    }

    private static Map<String, Keyed> byForm(List<Keyed> all) {
        Map<String, Keyed> forms = new TreeMap<>();
        all.forEach(one -> forms.putIfAbsent(one.form().toString(), one));
        return forms;
    }

    private List<Keyed> of(String cache) {
        return methods.stream().filter(method -> cache.isEmpty() || method.method().cache().equals(cache)).toList();
    }
}
