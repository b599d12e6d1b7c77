package dev.larder.internal.coherence;

import java.util.List;

/**
 * What the order and the stream are called in Redis. No entry is: an entry's name has no brace and no bare percent sign.
 * The braces put both in one slot of a cluster.
 */
public record Names(String order, String stream) {

    /** @param prefix of all keys of the application */
    public static Names of(String prefix) {
        String common = prefix + ":%{news}";
        return new Names(common + ":order", common);
    }

    List<String> both() {
        return List.of(order, stream);
    }
}
