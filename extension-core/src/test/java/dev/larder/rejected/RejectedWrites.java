package dev.larder.rejected;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.BatchWriter;
import dev.larder.CachePut;
import dev.larder.Merger;
import dev.larder.WriteBehind;
import dev.larder.WriteId;

/** Methods that break the rules of queues. */
public final class RejectedWrites {

    private RejectedWrites() {
    }

    record View(String id, int count, String pages, WriteId write, boolean removed) {
    }

    record Parcel(String id) {
    }

    record Score(String id, int points) {
    }

    static class Texts implements Merger<String> {

        @Override
        public String merge(String earlier, String later) {
            return earlier + later;
        }
    }

    abstract static class Unfinished implements Merger<Parcel> {
    }

    static class Scores implements Merger<Score> {

        @Override
        public Score merge(Score earlier, Score later) {
            return new Score(later.id(), earlier.points() + later.points());
        }
    }

    @ApplicationScoped
    static class Batches {

        @WriteBehind(queue = "views", key = "view:{id}")
        void record404(String id, long count, String note) {
            // Only its declaration matters.
        }

        @BatchWriter("views")
        void recordAll404(List<View> views) {
            // Only its declaration matters.
        }
    }

    @ApplicationScoped
    static class Merging {

        @WriteBehind(queue = "texts", key = "text:{id}", merge = Texts.class)
        void merge410(String id, String text) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "unfinished", key = "parcel:{id}", merge = Unfinished.class)
        void unfinished410(String id) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "scores", key = "score:{id}", merge = Scores.class)
        void record410(String id, long points) {
            // Only its declaration matters.
        }
    }

    @ApplicationScoped
    static class Ordering {

        @WriteBehind(queue = "stock", key = "stock:{id}", delay = "2s", batch = 50)
        void add(String id, int count) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "stock", key = "stock:{id}", delay = "5s", batch = 50)
        void delay409(String id) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "stock", key = "stack:{id}")
        void key407(String id) {
            // Only its declaration matters.
        }
    }

    @ApplicationScoped
    static class Queued {

        @WriteBehind(queue = "page views", key = "view:{id}")
        void name401(String id) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "results", key = "view:{id}")
        long result402(String id) {
            return 0;
        }

        @WriteBehind(queue = "streams", key = "view:{id}")
        void stream403(String id, InputStream body) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "objects", key = "view:{id}")
        void object403(String id, Map<String, Object> attributes) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "ids", key = "view:{id}")
        void id403(String id, WriteId write) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "early", key = "view:{id}")
        final void fixed203(String id) {
            // Only its declaration matters.
        }
    }

    @ApplicationScoped
    static class Stranger {

        @WriteBehind(queue = "stock", key = "stock:{id}")
        void bean408(String id) {
            // Only its declaration matters.
        }
    }

    @ApplicationScoped
    static class Taking {

        @WriteBehind(queue = "parcels", key = "parcel:{id}")
        void save(String id) {
            // Only its declaration matters.
        }

        @BatchWriter("parcels")
        void all(List<Parcel> parcels) {
            // Only its declaration matters.
        }

        @BatchWriter("parcels")
        void second406(List<Parcel> parcels) {
            // Only its declaration matters.
        }

        @BatchWriter("parcel")
        void queue406(List<Parcel> parcels) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "letters", key = "letter:{id}")
        void send(String id) {
            // Only its declaration matters.
        }

        @BatchWriter("letters")
        int sendAll405(List<String> ids) {
            return ids.size();
        }
    }

    @ApplicationScoped
    static class Values {

        @WriteBehind(queue = "two", key = "article:{id}", value = "{id}:{text}")
        void value411(String id, String text) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "types", key = "article:{id}", value = "{words}")
        void type412(String id, int words) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "keys", key = "artikle:{id}", value = "{text}")
        void key412(String id, String text) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "removals", key = "article:{id}", value = "{text}", removes = true)
        void removal413(String id, String text) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "lasting", key = "article:{id}", ttl = "1h")
        void ttl413(String id, String text) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "numbers", key = "article:{id}", delay = "soon", batch = 0)
        void numbers414(String id) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "both", key = "article:{id}")
        @CachePut(key = "article:{id}", value = "{text}")
        void put415(String id, String text) {
            // Only its declaration matters.
        }

        @WriteBehind(queue = "late", key = "article:{result}")
        void result416(String id) {
            // Only its declaration matters.
        }
    }
}
