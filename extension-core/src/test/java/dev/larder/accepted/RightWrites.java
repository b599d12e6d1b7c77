package dev.larder.accepted;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.Cached;
import dev.larder.Merger;
import dev.larder.WriteBehind;

/** Keeps the rules of what is written behind. */
public final class RightWrites {

    private RightWrites() {
    }

    record Text(String id, String text) {
    }

    static class Texts implements Merger<Text> {

        @Override
        public Text merge(Text earlier, Text later) {
            return later;
        }
    }

    @ApplicationScoped
    static class Books {

        @Cached(cache = "books", key = "book:{id}")
        String book(String id) {
            return id;
        }
    }

    @ApplicationScoped
    static class Right410 {

        @WriteBehind(queue = "texts", key = "410:{id}", merge = Texts.class)
        void write(String id, String text) {
            // Only its declaration matters.
        }
    }

    @ApplicationScoped
    static class Right411 {

        @WriteBehind(queue = "values", key = "book:{id}", value = "{text}")
        void save(String id, String text) {
            // Only its declaration matters.
        }
    }

    @ApplicationScoped
    static class Right412 {

        @WriteBehind(queue = "types", key = "book:{id}", value = "{text}")
        void save(String id, String text) {
            // Only its declaration matters.
        }
    }

    @ApplicationScoped
    static class Right413 {

        @WriteBehind(queue = "lasting", key = "book:{id}", value = "{text}", ttl = "1h")
        void save(String id, String text) {
            // Only its declaration matters.
        }
    }

    @ApplicationScoped
    static class Right414 {

        @WriteBehind(queue = "numbers", key = "book:{id}", delay = "5s", batch = 200)
        void save(String id) {
            // Only its declaration matters.
        }
    }

    @ApplicationScoped
    static class Right415 {

        @WriteBehind(queue = "alone", key = "book:{id}", value = "{text}")
        void save(String id, String text) {
            // Only its declaration matters.
        }
    }

    @ApplicationScoped
    static class Right416 {

        @WriteBehind(queue = "late", key = "book:{id}")
        void save(String id) {
            // Only its declaration matters.
        }
    }
}
