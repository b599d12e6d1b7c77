package dev.larder.internal.plan;

import java.util.List;
import java.util.Optional;

/**
 * A queue of recorded calls. Plain data, as {@link MethodPlan} is.
 *
 * @param beanClass binary name of the one bean whose methods write to it, and which may inherit them
 * @param delay how long a call may wait for others, as an annotation states it: a duration or an expression
 * @param batch how many calls are applied together at most
 * @param merger binary name of the {@code Merger}; empty: the later call holds
 * @param record what calls are made into for the batch writer and the merger; empty if there is neither
 * @param batchWriter empty: each call runs its own method
 * @param writes at least one; all make the same keys of the same values
 */
public record QueuePlan(String queue, String beanClass, String delay, int batch, String merger,
        Optional<RecordPlan> record, Optional<BatchPlan> batchWriter, List<WritePlan> writes) {

    /** The key of all methods. */
    public KeyPlan key() {
        return writes.get(0).key();
    }
}
