package dev.larder.internal.assembly;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.larder.internal.transaction.Change;
import dev.larder.internal.transaction.Touched;

/** Entries that are no longer what they were: to be forgotten, if that is so. */
record Forgotten(List<Key> keys, List<BoundCache> caches) implements Change {

    /** @param whole the key as it stands in Redis */
    record Key(BoundCache cache, String whole) {
    }

    @Override
    public Touched touched() {
        return new Touched(keys.stream().map(Key::whole).collect(Collectors.toSet()),
                caches.stream().map(BoundCache::name).collect(Collectors.toSet()));
    }

    @Override
    public CompletableFuture<Void> make() {
        return CompletableFuture.allOf(Stream
                .concat(keys.stream().map(key -> key.cache().forget(key.whole())),
                        caches.stream().map(BoundCache::forgetAll))
                .toArray(CompletableFuture<?>[]::new));
    }

    @Override
    public CompletableFuture<Void> forget() {
        return make();
    }

    @Override
    public void drop() {
        // What is cached is as good as before.
    }

    @Override
    public CompletableFuture<Void> fence() {
        return CompletableFuture.completedFuture(null);
    }
}
