package dev.larder.remarked;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.Cached;

/** Calls by way of {@code this} what not every container intercepts there. */
public final class RemarkedCalls {

    private RemarkedCalls() {
    }

    @ApplicationScoped
    public static class Prices {

        @Cached(cache = "prices", key = "price:{id}")
        public String own223(long id) {
            return "price " + id;
        }

        public String twice(long id) {
            return own223(id) + own223(id);
        }
    }
}
