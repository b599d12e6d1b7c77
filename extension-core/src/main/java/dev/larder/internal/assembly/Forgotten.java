package dev.larder.internal.assembly;

import java.util.List;
import java.util.Set;
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
    private final List<Wide> wide;
    private final List<Fence> fences = new CopyOnWriteArrayList<>();

    /** @param whole the key as it stands in Redis */
    record Key(BoundCache cache, String whole) {
    }

    /** Entries of more than one cache. */
    interface Wide {

        /** Never blocks. */
        CompletableFuture<Void> forget();

        /** {@link #forget} before a commit as well, where that is asked for. Of what is to be looked for, nothing. */
        CompletableFuture<Void> forgetBefore();

        /** All that may have such entries. */
        List<BoundCache> caches();
    }

    Forgotten(List<Key> keys, List<BoundCache> caches, List<Wide> wide) {
        this.keys = keys;
        this.caches = caches;
        this.wide = wide;
    }

    @Override
    public Touched touched() {
        return new Touched(keys.stream().map(Key::whole).collect(Collectors.toSet()),
                names(keys.stream().map(Key::cache)), names(whole()));
    }

    private Stream<BoundCache> whole() {
        return Stream.concat(caches.stream(), wide.stream().flatMap(one -> one.caches().stream()));
    }

    private static Set<String> names(Stream<BoundCache> caches) {
        return caches.map(BoundCache::name).collect(Collectors.toSet());
    }

    @Override
    public CompletableFuture<Void> make() {
        fences.forEach(Fence::end);
        return CompletableFuture.allOf(Stream
                .of(keys.stream().map(key -> key.cache().forget(key.whole())),
                        caches.stream().map(BoundCache::forgetAll),
                        wide.stream().map(Wide::forget))
                .flatMap(forgotten -> forgotten).toArray(CompletableFuture<?>[]::new));
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

    /** What is not named by its key is forgotten beforehand; nothing keeps others from storing what they load until then. */
    @Override
    public CompletableFuture<Void> fence() {
        Stream<CompletableFuture<Void>> many = Stream.concat(
                caches.stream().filter(BoundCache::fencesCommits).map(BoundCache::forgetAll),
                wide.stream().map(Wide::forgetBefore));
        return CompletableFuture.allOf(Stream.concat(many, keys.stream().map(key -> {
            List<Fence> own = key.cache().fence(key.whole()).stream().toList();
            fences.addAll(own);
            return CompletableFuture.allOf(own.stream().map(fence -> fence.set().thenAccept(key.cache()::noteFence))
                    .toArray(CompletableFuture<?>[]::new));
        })).toArray(CompletableFuture<?>[]::new));
    }

    @Override
    public Change widened() {
        return new Forgotten(List.of(),
                Stream.concat(whole(), keys.stream().map(Key::cache)).distinct().toList(), List.of());
    }
}
