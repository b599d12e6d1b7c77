package dev.larder.internal.assembly;

import java.util.List;

import dev.larder.internal.key.PatternMatcher;

/** How entries are forgotten that are of no one cache. */
interface Wholesale {

    /** What carries one of these tags, which some cached method can carry. */
    Forgotten.Wide tags(List<String> tags);

    /** What has keys of these patterns, which keys of some cached method match. */
    Forgotten.Wide matching(List<PatternMatcher> patterns);

    /** All caches. */
    List<BoundCache> all();
}
