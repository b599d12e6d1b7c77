package dev.larder.internal.coherence;

import java.util.List;

import dev.larder.internal.key.PatternMatcher;

/** What a process tells the others: entries that Redis holds no more, and that no memory may answer with. */
public sealed interface News {

    record Keys(List<String> keys) implements News {
    }

    /** Whatever carries one of the tags. */
    record Tags(List<String> tags) implements News {
    }

    /** All there is, of whatever cache. */
    record Everything() implements News {
    }

    /** All keys of a pattern. */
    record Pattern(PatternMatcher matcher) implements News {
    }

    /** Another value stands under the key, or none; and the write that made it so waits in a partition of a queue. */
    record Queued(String key, String queue, int partition) implements News {
    }
}
