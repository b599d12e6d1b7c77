package dev.larder.internal.config;

import java.util.Optional;

import io.smallrye.config.NameIterator;

/**
 * A key {@code larder.caches."name".member}, taken apart.
 *
 * @param cache the name without quotes
 * @param member all that follows it; not necessarily a member that exists
 */
record CacheKey(String cache, String member) {

    static Optional<CacheKey> parse(String key) {
        if (!key.startsWith(Keys.CACHES)) {
            return Optional.empty();
        }
        NameIterator names = new NameIterator(key.substring(Keys.CACHES.length()));
        String cache = names.getNextSegment();
        names.next();
        if (!names.hasNext()) {
            return Optional.empty();
        }
        return Optional.of(new CacheKey(cache, key.substring(Keys.CACHES.length() + names.getPosition() + 1)));
    }

    Optional<Rule> rule() {
        return Optional.ofNullable(Keys.OF_CACHE.get(member));
    }
}
