package dev.larder.internal.plan;

import java.util.List;

/**
 * What calls of a method make forgotten: all its {@code @CacheInvalidate} together. Plain data, as {@link MethodPlan} is.
 *
 * @param keys single entries
 * @param patterns all entries whose keys match
 * @param caches whole caches
 * @param tags of entries of any cache
 */
public record InvalidationPlan(WriterMethod method, List<KeyPlan> keys, List<KeyPlan> patterns,
        List<String> caches,
        List<TagPlan> tags) {
}
