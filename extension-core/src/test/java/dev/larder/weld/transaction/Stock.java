package dev.larder.weld.transaction;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.larder.CacheInvalidate;
import dev.larder.CachePut;
import dev.larder.Cached;

/** How many there are of something. */
@ApplicationScoped
public class Stock {

    private final AtomicInteger loads = new AtomicInteger();

    private volatile int pieces;

    /** Since this was asked last. */
    public int newLoads() {
        return loads.getAndSet(0);
    }

    @Cached(cache = "stock", key = "stock:{article}")
    public int pieces(String article) {
        loads.incrementAndGet();
        return pieces;
    }

    @Transactional
    @Cached(cache = "checked", key = "checked:{article}")
    public int checkedPieces(String article) {
        loads.incrementAndGet();
        return pieces;
    }

    @CacheInvalidate(key = "stock:{article}")
    public void set(String article, int number) {
        pieces = number;
    }

    @CachePut(key = "stock:{article}", value = "{number}")
    public void put(String article, int number) {
        pieces = number;
    }

    @Transactional
    @CacheInvalidate(key = "stock:{article}")
    public void setOrFail(String article, int number, boolean fails) {
        int before = pieces;
        pieces = number;
        if (fails) {
            pieces = before;
            throw new IllegalStateException("as asked for");
        }
    }
}
