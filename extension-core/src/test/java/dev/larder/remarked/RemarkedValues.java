package dev.larder.remarked;

import java.util.Date;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.Cached;

/** Breaks the rules of who may have an entry, and of what callers do with values. */
public final class RemarkedValues {

    private RemarkedValues() {
    }

    static class Shelf {

        private String name = "";

        void rename(String to) {
            name = to;
        }

        String name() {
            return name;
        }
    }

    static class Counter {

        int count;
    }

    @ApplicationScoped
    static class Names {

        @Cached(cache = "names", key = "name:{id}", shared = true)
        String shared503(long id) {
            return "name";
        }
    }

    @ApplicationScoped
    @SuppressWarnings("JavaUtilDate") // what the rule is about
    static class Values {

        @Cached(cache = "counters", key = "counter:{id}")
        List<Counter> field602(long id) {
            return List.of();
        }

        @Cached(cache = "shelves", key = "shelf:{id}")
        Map<String, Shelf> setter602(long id) {
            return Map.of();
        }

        @Cached(cache = "dates", key = "date:{id}")
        Date type602(long id) {
            return new Date(id);
        }

        @Cached(cache = "pictures", key = "picture:{id}")
        byte[] array602(long id) {
            return new byte[0];
        }
    }
}
