package dev.larder.internal.plan;

import java.util.List;
import java.util.Optional;

/**
 * A method whose calls are recorded in a queue. Plain data, as {@link MethodPlan} is.
 *
 * @param key written when the call is made; its cache is the first of {@code caches}, empty if there is none
 * @param caches whose methods may make such keys
 * @param removes whether it removes what other methods of the queue write
 * @param parameters all, in order
 * @param stored what is stored when the call is accepted; empty: the entries of the key in {@code caches} are removed
 * @param ttl of what is stored, as the annotation states it: a duration or an expression; empty: that of the cached
 *        method
 */
public record WritePlan(WriterMethod method, KeyPlan key, List<String> caches, boolean removes,
        List<ParameterPlan> parameters, Optional<StoredPlan> stored, String ttl) {
}
