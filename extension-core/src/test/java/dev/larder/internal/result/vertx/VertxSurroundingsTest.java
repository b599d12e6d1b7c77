package dev.larder.internal.result.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import dev.larder.internal.engine.Caller;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;

class VertxSurroundingsTest {

    @Test
    void taskRunsAllTheSameWhenThePoolHasStopped() {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Caller caller = new VertxSurroundings(() -> pool, pool, task -> task).here();
        pool.shutdown();
        CompletableFuture<String> ran = new CompletableFuture<>();
        caller.execute(() -> ran.complete("yes"));
        assertThat(ran).isCompletedWithValue("yes");
    }

    @Test
    void eventLoopThreadWithoutAContextSendsToThePools() throws Exception {
        Vertx vertx = Vertx.vertx();
        CompletableFuture<String> ran = new CompletableFuture<>();
        VertxSurroundings surroundings = new VertxSurroundings(() -> Runnable::run, task -> {
            task.run();
            ran.complete("in the pool");
        }, task -> task);
        CompletableFuture.runAsync(() -> surroundings.background().execute(() -> {}),
                ((ContextInternal) vertx.getOrCreateContext()).nettyEventLoop()).get(10, TimeUnit.SECONDS);
        assertThat(ran).isCompletedWithValue("in the pool");
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void taskRunsAllTheSameWhenTheEventLoopHasStopped() throws Exception {
        Vertx vertx = Vertx.vertx();
        CompletableFuture<Caller> caller = new CompletableFuture<>();
        vertx.runOnContext(
                nothing -> caller
                        .complete(new VertxSurroundings(() -> Runnable::run, Runnable::run, task -> task).here()));
        caller.get(10, TimeUnit.SECONDS);
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        CompletableFuture<String> ran = new CompletableFuture<>();
        caller.join().execute(() -> ran.complete("yes"));
        assertThat(ran.get(10, TimeUnit.SECONDS)).isEqualTo("yes");
    }
}
