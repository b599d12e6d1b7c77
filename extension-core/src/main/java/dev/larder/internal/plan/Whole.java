package dev.larder.internal.plan;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.larder.internal.plan.KnownCaches.Keyed;

/**
 * An application under the rules.
 *
 * @param cached the methods that broke no rule of their own
 * @param writers all that change what caches hold, those of queues too
 */
record Whole(List<MethodSubject> cached, List<WriterSubject> writers, PlanCompiler.Application application) {

    /** Whether memory gives copies of the values of a cache. */
    boolean copies(String cache) {
        return application.copying().test(cache);
    }

    /** The caches of which some entry may be removed or replaced. */
    Set<String> touched() {
        return Stream.concat(
                writers.stream().flatMap(Whole::entries).map(entry -> entry.method().cache()),
                writers.stream().filter(WriterSubject::forgetsWholeCache).map(WriterSubject::cache))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Keyed> entries(WriterSubject writer) {
        return Stream.of(writer.keys().stream().flatMap(key -> writer.making(key).stream()),
                writer.patterns().stream().flatMap(pattern -> writer.matching(pattern).stream()),
                writer.tags().stream().flatMap(tag -> writer.carrying(tag).stream())).flatMap(entries -> entries);
    }

    /** The templates of all tags that some method invalidates. */
    Stream<MethodSubject> invalidatedTags() {
        return writers.stream().filter(writer -> !writer.hasOneKey()).flatMap(writer -> writer.tags().stream());
    }
}
