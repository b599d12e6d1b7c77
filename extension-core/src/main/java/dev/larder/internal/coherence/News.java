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

    /** Other values stand under the keys, or none; and the writes that made it so wait in partitions of a queue. */
    record Queued(String queue, List<String> keys, List<Integer> partitions) implements News {
    }
}
