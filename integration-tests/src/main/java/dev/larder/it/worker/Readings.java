package dev.larder.it.worker;

import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.larder.Cached;
import dev.larder.KeyIgnore;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/**
 * The cached methods. They say nothing of how long and by whom: the checker sets their caches, so that the same code runs
 * with a mechanism and without. The call's number goes to the origin and is no part of the key.
 */
@ApplicationScoped
public class Readings {

    @Inject
    Origin origin;

    @Cached(cache = "plain", key = "plain:{key}")
    public Reading plain(String key, @KeyIgnore long call) throws Exception {
        return origin.ask("plain", key, call);
    }

    @Cached(cache = "cluster", key = "cluster:{key}")
    public Reading cluster(String key, @KeyIgnore long call) throws Exception {
        return origin.ask("cluster", key, call);
    }

    @Cached(cache = "local", key = "local:{key}")
    public Reading local(String key, @KeyIgnore long call) throws Exception {
        return origin.ask("local", key, call);
    }

    @Cached(cache = "none", key = "none:{key}")
    public Reading none(String key, @KeyIgnore long call) throws Exception {
        return origin.ask("none", key, call);
    }

    @Cached(cache = "stage", key = "stage:{key}")
    public CompletionStage<Reading> stage(String key, @KeyIgnore long call) {
        return ask("stage", key, call).subscribeAsCompletionStage();
    }

    @Cached(cache = "uni", key = "uni:{key}")
    public Uni<Reading> uni(String key, @KeyIgnore long call) {
        return ask("uni", key, call);
    }

    private Uni<Reading> ask(String cache, String key, long call) {
        return Uni.createFrom().<Reading>emitter(answer -> {
            try {
                answer.complete(origin.ask(cache, key, call));
            } catch (Exception failure) {
                answer.fail(failure);
            }
        }).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
