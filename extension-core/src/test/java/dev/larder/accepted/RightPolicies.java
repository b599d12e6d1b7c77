package dev.larder.accepted;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.CacheBypass;
import dev.larder.Cached;
import dev.larder.spi.StoreFilter;

/** Keeps the rules of policies. */
public final class RightPolicies {

    private RightPolicies() {
    }

    /** A filter that Larder makes by its constructor. */
    public static class Texts implements StoreFilter<String> {

        @Override
        public boolean mayStore(String value) {
            return !value.isEmpty();
        }
    }

    @ApplicationScoped
    static class Right201 {

        @Cached(key = "201:{id}", ttl = "5m", negativeTtl = "0s")
        String find(String id) {
            return id;
        }
    }

    @ApplicationScoped
    static class Right202 {

        @Cached(key = "202:{id}", jitter = 0.2)
        String find(String id) {
            return id;
        }
    }

    @ApplicationScoped
    static class Right205 {

        @Cached(key = "205:{other}")
        String find(@CacheBypass boolean fresh, String other) {
            return other;
        }
    }

    @ApplicationScoped
    static class Right207 {

        @Cached(cache = "my-products")
        String find(String id) {
            return id;
        }
    }

    @ApplicationScoped
    static class Right213 {

        @Cached(key = "213:{id}", earlyRefresh = 1)
        String early(String id) {
            return id;
        }
    }

    @ApplicationScoped
    static class Right214 {

        @Cached(key = "214:{id}", ttl = "1m", refreshAhead = "10s")
        String ahead(String id) {
            return id;
        }
    }

    @ApplicationScoped
    static class Right215 {

        @Cached(key = "215:{id}", storeIf = Texts.class)
        String filtered(String id) {
            return id;
        }
    }

    @ApplicationScoped
    static class Right216 {

        @Cached(key = "216:{id}", storeIf = Texts.class)
        String filtered(String id) {
            return id;
        }
    }

    @ApplicationScoped
    static class Right217 {

        @Cached(key = "217:{id}", loadTimeout = "1s", staleIfError = "1h")
        String late(String id) {
            return id;
        }
    }
}
