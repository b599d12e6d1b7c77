package dev.larder.internal.plan;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.larder.internal.plan.KnownCaches.Keyed;
import dev.larder.internal.shape.AnnotationShape;

/**
 * Which method fills which cache, and which changes it. Plain data, sorted.
 *
 * @param cached the methods whose values caches keep
 * @param changes what other methods do to these
 */
public record Graph(List<Node> cached, List<Change> changes) {

    /**
     * A cached method.
     *
     * @param method class and signature
     * @param key its template, as written or derived
     * @param value the type of what is kept
     * @param tags templates
     */
    public record Node(String method, String cache, String key, String value, List<String> tags) {
    }

    /**
     * What a method does to entries of others.
     *
     * @param annotation that says so
     * @param by what it names: {@code key}, {@code pattern}, {@code tag} or {@code cache}
     * @param text the template, or the name of the cache
     * @param touches the cached methods that may have made these entries
     */
    public record Change(String method, String annotation, String by, String text, List<String> touches) {
    }

    /** Of methods that broke no rule. */
    static Graph of(List<MethodSubject> cached, List<WriterSubject> writers) {
        return new Graph(cached.stream().map(Graph::node).sorted(Comparator.comparing(Node::method)).toList(),
                writers.stream().flatMap(writer -> changes(writer, cached)).distinct()
                        .sorted(Comparator.comparing(Change::method).thenComparing(Change::annotation)
                                .thenComparing(Change::by).thenComparing(Change::text))
                        .toList());
    }

    private static Node node(MethodSubject method) {
        return new Node(method.name(), method.cache(), method.parsed().text(), CommonKeyRules.type(method),
                method.tags().stream().map(tag -> tag.parsed().text()).toList());
    }

    private static Stream<Change> changes(WriterSubject writer, List<MethodSubject> cached) {
        Stream<Change> whole = writer.forgetsWholeCache()
                ? Stream.of(change(writer, "cache", writer.cache(),
                        cached.stream().filter(method -> method.cache().equals(writer.cache()))))
                : Stream.empty();
        return Stream.of(
                writer.keys().stream()
                        .map(key -> change(writer, "key", key.parsed().text(), methods(writer.making(key)))),
                writer.patterns().stream()
                        .map(pattern -> change(writer, "pattern", pattern.parsed().text(),
                                methods(writer.matching(pattern)))),
                // What @CachePut says of tags is what its entries carry.
                writer.annotation().is(AnnotationShape.CACHE_INVALIDATE)
                        ? writer.tags().stream()
                                .map(tag -> change(writer, "tag", tag.parsed().text(), methods(writer.carrying(tag))))
                        : Stream.<Change>empty(),
                whole).flatMap(changes -> changes);
    }

    private static Change change(WriterSubject writer, String by, String text, Stream<MethodSubject> touched) {
        return new Change(writer.whole().name(), writer.annotation().name(), by, text,
                touched.map(MethodSubject::name).distinct().sorted().toList());
    }

    private static Stream<MethodSubject> methods(List<Keyed> all) {
        return all.stream().map(Keyed::method);
    }
}
