package dev.larder.internal.config;

import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** The settings of Larder. */
@ConfigMapping(prefix = "larder")
public interface LarderSettings {

    /** Whether anything is cached at all. {@code false} sends every call straight to its method. */
    @WithDefault("true")
    boolean enabled();

    /**
     * What every key in Redis begins with, up to the first colon. Applications that share a Redis and a prefix share their
     * entries. Left out: the name of the application.
     */
    Optional<String> prefix();

    /**
     * What a crash between the commit of a transaction and the invalidation that follows it may leave in Redis:
     * {@code eventual}, the old entry until it expires; {@code strict}, nothing old. With {@code strict} the entries that a
     * transaction changes are removed before it commits, and nothing is stored under their keys until its outcome is known;
     * that costs two commands for each key and commit. It holds for keys, and not for tags, patterns and caches that are
     * cleared.
     */
    @WithDefault("eventual")
    Consistency consistency();

    /** The copy in this process' memory. */
    LocalSettings local();

    /** The way to Redis. */
    RedisSettings redis();

    /**
     * The most bytes that one value may have when it is written to Redis or read from it. A larger one is returned to the
     * caller and not stored in Redis. A number of bytes, or with {@code K}, {@code M} or {@code G} behind it, from 1K to
     * 512M.
     */
    @WithDefault("16M")
    @WithConverter(MemorySizeConverter.class)
    MemorySize maxValueSize();

    /** Calls that wait for another call to load the same key. */
    WaiterSettings waiters();

    /** Values that are refreshed before anybody has to wait for them. */
    RefreshSettings refresh();

    /** The lease in Redis of the one call that loads for all processes. */
    LeaseSettings lease();

    /** Invalidations that do not reach Redis. */
    InvalidationSettings invalidation();

    /** Calls of {@code @WriteBehind} methods, and the queues they wait in. */
    WriteBehindSettings writeBehind();

    /** What holds for every cache that says nothing else. */
    PolicySettings defaults();

    /** What holds for one cache, by the name in {@code @Cached(cache = …)}; it wins over the annotation. */
    Map<String, CacheSettings> caches();
}
