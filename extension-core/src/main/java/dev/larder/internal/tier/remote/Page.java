package dev.larder.internal.tier.remote;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.redis.Reply;

/** A page of a {@code SCAN}: where the next begins ({@code 0}: nowhere), and its keys. */
record Page(String next, List<String> keys) {

    static final long SIZE = 500;

    /** Null if the reply is no page. */
    static @Nullable Page of(Reply reply) {
        if (reply instanceof Reply.Many many && many.values().size() == 2
                && many.values().get(0) instanceof Reply.Bytes next
                && many.values().get(1) instanceof Reply.Many found) {
            List<String> keys = new ArrayList<>();
            for (Reply key : found.values()) {
                if (key instanceof Reply.Bytes bytes) {
                    keys.add(text(bytes));
                }
            }
            return new Page(text(next), keys);
        }
        return null;
    }

    private static String text(Reply.Bytes bytes) {
        return new String(bytes.value(), StandardCharsets.UTF_8);
    }
}
