package dev.larder.internal.assembly;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.larder.internal.engine.WriteThrough;
import dev.larder.internal.transaction.Change;
import dev.larder.internal.transaction.Touched;

/**
 * A value that was written.
 *
 * @param write has the lease of its key
 * @param taken the cache takes it
 */
record Written(BoundCache cache, String key, WriteThrough write, Supplier<CompletableFuture<Void>> taken)
        implements
            Change {

    @Override
    public Touched touched() {
        return new Touched(Set.of(key), Set.of(cache.name()), Set.of());
    }

    @Override
    public CompletableFuture<Void> make() {
        return taken.get();
    }

    @Override
    public CompletableFuture<Void> forget() {
        write.failed();
        return cache.forget(key);
    }

    @Override
    public void drop() {
        write.failed();
    }

    @Override
    public CompletableFuture<Void> fence() {
        return cache.fencesCommits() ? write.fence().thenAccept(cache::noteFence)
                : CompletableFuture.completedFuture(null);
    }

    @Override
    public Change widened() {
        write.failed();
        return new Forgotten(List.of(), List.of(cache), List.of());
    }
}
