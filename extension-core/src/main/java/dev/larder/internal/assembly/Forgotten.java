package dev.larder.internal.assembly;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.larder.internal.engine.Fence;
import dev.larder.internal.transaction.Change;
import dev.larder.internal.transaction.Touched;

/** Entries that are no longer what they were: to be forgotten, if that is so. */
final class Forgotten implements Change {

    private final List<Key> keys;
    private final List<BoundCache> caches;
    private final List<Fence> fences = new CopyOnWriteArrayList<>();

    /** @param whole the key as it stands in Redis */
    record Key(BoundCache cache, String whole) {
    }

    Forgotten(List<Key> keys, List<BoundCache> caches) {
        this.keys = keys;
        this.caches = caches;
    }

    @Override
    public Touched touched() {
        return new Touched(keys.stream().map(Key::whole).collect(Collectors.toSet()),
                caches.stream().map(BoundCache::name).collect(Collectors.toSet()));
    }

    @Override
    public CompletableFuture<Void> make() {
        fences.forEach(Fence::end);
        return CompletableFuture.allOf(Stream
                .concat(keys.stream().map(key -> key.cache().forget(key.whole())),
                        caches.stream().map(BoundCache::forgetAll))
                .toArray(CompletableFuture<?>[]::new));
    }

    @Override
    public CompletableFuture<Void> forget() {
        return make();
    }

    /** What is cached is as good as before. */
    @Override
    public void drop() {
        fences.forEach(Fence::lift);
    }

    @Override
    public CompletableFuture<Void> fence() {
        return CompletableFuture.allOf(keys.stream().map(key -> {
            List<Fence> own = key.cache().fence(key.whole()).stream().toList();
            fences.addAll(own);
            return CompletableFuture.allOf(own.stream().map(fence -> fence.set().thenAccept(key.cache()::noteFence))
                    .toArray(CompletableFuture<?>[]::new));
        }).toArray(CompletableFuture<?>[]::new));
    }

    @Override
    public Change widened() {
        return new Forgotten(List.of(),
                Stream.concat(caches.stream(), keys.stream().map(Key::cache)).distinct().toList());
    }
}
