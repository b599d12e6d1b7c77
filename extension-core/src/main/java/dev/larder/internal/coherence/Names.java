package dev.larder.internal.coherence;

import java.util.List;

/**
 * What the order of the news, the stream they stand in and the tag clock are called in Redis. No entry is: an entry's
 * name has no brace and no bare percent sign. The braces put all three in one slot of a cluster.
 */
public record Names(String order, String stream, String tags) {

    /** @param prefix of all keys of the application */
    public static Names of(String prefix) {
        String common = prefix + ":%{news}";
        return new Names(common + ":order", common, common + ":tags");
    }

    List<String> all() {
        return List.of(order, stream, tags);
    }
}
