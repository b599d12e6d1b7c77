package dev.larder.behind.shop;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.larder.Cached;
import dev.larder.WriteBehind;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Writes one by one, each of which says all about its key. */
@ApplicationScoped
public class Items {

    @Inject
    Store store;

    @Cached(cache = "items", key = "item:{id}")
    public Optional<Item> find(String id) {
        return store.item(id);
    }

    @WriteBehind(queue = "items", key = "item:{item.id}", value = "{item}")
    public void save(Item item) {
        store.save(item);
    }

    @WriteBehind(queue = "items", key = "item:{item.id}", value = "{item}")
    public Uni<Void> saveReactively(Item item) {
        return Uni.createFrom().voidItem().emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> store.save(item));
    }

    @WriteBehind(queue = "items", key = "item:{item.id}", value = "{item}")
    public CompletionStage<Void> saveLater(Item item) {
        return CompletableFuture.runAsync(() -> store.save(item));
    }

    @WriteBehind(queue = "items", key = "item:{id}", removes = true)
    public void delete(String id) {
        store.delete(id);
    }
}
