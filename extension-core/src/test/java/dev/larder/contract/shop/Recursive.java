package dev.larder.contract.shop;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.larder.Cached;

/** Calls itself, through the container, with the same key and with others. */
@ApplicationScoped
public class Recursive {

    private final AtomicInteger depth = new AtomicInteger();

    @Inject
    Recursive self;

    @Cached(key = "recursive:{id}")
    public String same(String id) {
        return depth.incrementAndGet() < 3 ? self.same(id) + "+" : "bottom";
    }

    @Cached(key = "fibonacci:{n}")
    public long fibonacci(int n) {
        return n < 2 ? n : self.fibonacci(n - 1) + self.fibonacci(n - 2);
    }
}
