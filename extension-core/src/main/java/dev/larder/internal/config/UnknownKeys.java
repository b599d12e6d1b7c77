package dev.larder.internal.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds keys under {@code larder.} that nothing reads. */
public final class UnknownKeys {

    private final Set<String> names;
    private final Collection<String> caches;
    private final Collection<String> alsoKnown;

    private UnknownKeys(Set<String> names, Collection<String> caches, Collection<String> alsoKnown) {
        this.names = names;
        this.caches = caches;
        this.alsoKnown = alsoKnown;
    }

    /**
     * @param names of all properties, as the configuration gives them
     * @param caches the names of all caches
     * @param alsoKnown further keys that something reads; one that ends with {@code .*} stands for all below it
     * @return a line for each unknown key, in their order
     */
    public static List<String> find(Iterable<String> names, Collection<String> caches, Collection<String> alsoKnown) {
        Set<String> sorted = new TreeSet<>();
        names.forEach(sorted::add);
        return new UnknownKeys(sorted, caches, alsoKnown).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith(Keys.ROOT) && !isKnown(name) && !isSpelledByEnvironment(name)) {
                lines.add(line(name));
            }
        }
        return lines;
    }

    private boolean isKnown(String name) {
        Optional<CacheKey> cacheKey = CacheKey.parse(name);
        if (cacheKey.isPresent() && cacheKey.get().rule().isPresent()) {
            return caches.contains(cacheKey.get().cache());
        }
        return Keys.FIXED.containsKey(name) || alsoKnown.stream().anyMatch(known -> known.endsWith(".*")
                ? name.startsWith(known.substring(0, known.length() - 1))
                : name.equals(known));
    }

    /**
     * Configurations also list an environment variable with dots for its underscores, so that what stands for
     * {@code larder.redis.client-name} seems to be {@code larder.redis.client.name}.
     */
    private boolean isSpelledByEnvironment(String name) {
        String variable = variable(name);
        return names.contains(variable) && candidates().stream().anyMatch(known -> variable(known).equals(variable));
    }

    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private String line(String name) {
        Optional<CacheKey> cacheKey = CacheKey.parse(name).filter(key -> key.rule().isPresent());
        if (cacheKey.isPresent()) {
            String cache = cacheKey.get().cache();
            String mend = Nearest.to(cache, caches)
                    .map(near -> "did you mean " + Keys.ofCache(near, cacheKey.get().member()) + "?")
                    .orElseGet(() -> "the caches are " + new TreeSet<>(caches).stream()
                            .collect(Collectors.joining(", ", "[", "]")));
            return "%s is not used: there is no cache named '%s'; %s".formatted(name, cache, mend);
        }
        return name + " is not used: Larder has no such key"
                + Nearest.to(name, candidates()).map(near -> "; did you mean " + near + "?").orElse("");
    }

    private Set<String> candidates() {
        Set<String> candidates = new TreeSet<>(Keys.FIXED.keySet());
        alsoKnown.stream().filter(known -> !known.endsWith(".*")).forEach(candidates::add);
        for (String cache : caches) {
            Keys.OF_CACHE.keySet().forEach(member -> candidates.add(Keys.ofCache(cache, member)));
        }
        return candidates;
    }
}
