package dev.larder.internal.behind;

import dev.larder.internal.redis.Fault;

/** What came of handing in a write. */
public sealed interface Accepted {

    /** It is in the queue. */
    record Queued(int partition, long sequence) implements Accepted {
    }

    /** As many writes wait as may. */
    record Full(long backlog) implements Accepted {
    }

    /** Redis did not take it; or, if that is not known, perhaps it did. */
    record Failed(Fault fault) implements Accepted {
    }
}
