package dev.larder.internal.transaction;

import java.util.Set;

/**
 * What a change is about. One whose keys cannot be named beforehand (by a tag, say) names all caches that it may reach.
 *
 * @param keys whole ones
 * @param homes names of their caches
 * @param caches names of caches of which any entry may be meant
 */
public record Touched(Set<String> keys, Set<String> homes, Set<String> caches) {}
