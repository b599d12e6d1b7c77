package dev.larder.remarked;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.CacheInvalidate;

/** Invalidates what nobody here caches. */
@ApplicationScoped
public class Unheard {

    @CacheInvalidate(key = "price:{id}")
    public String change(long id) {
        return "changed " + id;
    }
}
