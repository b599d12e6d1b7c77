package dev.larder.contract.shop;

import java.util.concurrent.Callable;

import dev.larder.Cached;
import dev.larder.KeyIgnore;

/** A cached method that beans inherit, of types that they choose. */
public abstract class Repository<T, K> {

    @Cached
    public T load(K id, @KeyIgnore Callable<T> loader) throws Exception {
        return loader.call();
    }
}
