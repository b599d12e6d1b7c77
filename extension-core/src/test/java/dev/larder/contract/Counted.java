package dev.larder.contract;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A loader that counts its runs. */
final class Counted<T> implements Callable<T>, Supplier<T> {

    private final AtomicInteger runs = new AtomicInteger();
    private final Callable<T> loader;

    private Counted(Callable<T> loader) {
        this.loader = loader;
    }

    static <T> Counted<T> of(Callable<T> loader) {
        return new Counted<>(loader);
    }

    @Override
    public T call() throws Exception {
        runs.incrementAndGet();
        return loader.call();
    }

    @Override
    public T get() {
        try {
            return call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new AssertionError("a supplier throws no checked exception", failure);
        }
    }

    int runs() {
        return runs.get();
    }
}
