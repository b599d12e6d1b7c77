package dev.larder.accepted;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.BatchWriter;
import dev.larder.WriteBehind;
import dev.larder.WriteId;

/** Keeps the rules of queues and batches. */
public final class RightQueues {

    private RightQueues() {
    }

    record View(String id, long count, String note, WriteId write) {
    }

    record Letter(String id) {
    }

    @ApplicationScoped
    static class Right401 {

        @WriteBehind(queue = "page-views", key = "401:{id}")
        void view(String id) {
            // Only its declaration matters.
        }
    }

    @ApplicationScoped
    static class Right402 {

        @WriteBehind(queue = "results", key = "402:{id}")
        void view(String id) {
            // Only its declaration matters.
        }
    }

    @ApplicationScoped
    static class Right403 {

        @WriteBehind(queue = "attributes", key = "403:{id}")
        void view(String id, Map<String, String> attributes) {
            // Only its declaration matters.
        }
    }

    @ApplicationScoped
    static class Right404 {

        @WriteBehind(queue = "views", key = "404:{id}")
        void view(String id, long count, String note) {
            // Only its declaration matters.
        }

        @BatchWriter("views")
        void viewAll(List<View> views) {
            // Only its declaration matters.
        }
    }

    @ApplicationScoped
    static class Right405 {

        @WriteBehind(queue = "letters", key = "405:{id}")
        void send(String id) {
            // Only its declaration matters.
        }

        @BatchWriter("letters")
        void sendAll(List<Letter> letters) {
            // Only its declaration matters.
        }
    }

    @ApplicationScoped
    static class Right406 {

        @WriteBehind(queue = "parcels", key = "406:{id}")
        void save(String id) {
            // Only its declaration matters.
        }

        @BatchWriter("parcels")
        void saveAll(List<Letter> parcels) {
            // Only its declaration matters.
        }
    }

    @ApplicationScoped
    static class Right407 {

        @WriteBehind(queue = "stock", key = "407:{id}")
        void add(String id, int count) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "stock", key = "407:{id}")
        void remove(String id) {
            // Only its declaration matters.
        }
    }

    @ApplicationScoped
    static class Right408 {

        @WriteBehind(queue = "orders", key = "407:{id}")
        void order(String id) {
            // Only its declaration matters.
        }
    }

    @ApplicationScoped
    static class Right409 {

        @WriteBehind(queue = "shelves", key = "409:{id}", delay = "2s", batch = 50)
        void add(String id, int count) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "shelves", key = "409:{id}")
        void remove(String id) {
            // Only its declaration matters.
        }
    }
}
