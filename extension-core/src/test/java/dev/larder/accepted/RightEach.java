package dev.larder.accepted;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.Cached;
import dev.larder.KeyEach;
import dev.larder.KeyIgnore;

/** Keeps the rules of methods for many elements. */
public final class RightEach {

    private RightEach() {
    }

    @ApplicationScoped
    static class Right115 {

        @Cached(key = "115:{shop}:{ids}")
        Map<String, Integer> prices(String shop, @KeyEach List<String> ids) {
            return Map.of();
        }
    }

    @ApplicationScoped
    static class Right116 {

        @Cached(key = "116:{shop}:{ids}")
        Map<String, Integer> prices(String shop, @KeyEach List<String> ids, @KeyIgnore String trace) {
            return Map.of();
        }
    }

    @ApplicationScoped
    static class Right218 {

        @Cached(key = "218:{ids}")
        Map<String, Integer> all(@KeyEach Collection<String> ids) {
            return Map.of();
        }
    }

    @ApplicationScoped
    static class Right219 {

        @Cached(key = "219:{ids}")
        Map<String, Integer> all(@KeyEach List<String> ids) {
            return Map.of();
        }
    }
}
