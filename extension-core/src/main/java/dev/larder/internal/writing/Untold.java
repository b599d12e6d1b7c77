package dev.larder.internal.writing;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.result.Effect;

/**
 * What the effects of one call have to tell its caller, where a method has writers of several kinds. The outermost tells it: to
 * those around it an effect that failed would look like a method that did, and they would leave undone what they are for.
 */
final class Untold {

    private static final String NOTE = "dev.larder.untold";

    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private Untold() {
    }

    /** @param notes of the call; the first effect is the outermost */
    static Effect of(Effect effect, Map<String, Object> notes) {
        Untold own = new Untold();
        return notes.putIfAbsent(NOTE, own) instanceof Untold outer ? outer.inner(effect) : own.outer(effect, notes);
    }

    private Effect inner(Effect effect) {
        return new Told(effect) {
            @Override
            public CompletableFuture<Void> succeeded(@Nullable Object result) {
                return effect.succeeded(result).exceptionally(trouble -> {
                    failure.compareAndSet(null, trouble);
                    return null;
                });
            }
        };
    }

    private Effect outer(Effect effect, Map<String, Object> notes) {
        return new Told(effect) {
            @Override
            public CompletableFuture<Void> succeeded(@Nullable Object result) {
                notes.remove(NOTE, Untold.this);
                Throwable untold = failure.get();
                CompletableFuture<Void> done = effect.succeeded(result);
                return untold == null ? done : done.thenCompose(nothing -> CompletableFuture.failedFuture(untold));
            }

            @Override
            public CompletableFuture<Void> failed() {
                notes.remove(NOTE, Untold.this);
                return super.failed();
            }
        };
    }

    private abstract static class Told implements Effect {

        private final Effect effect;

        Told(Effect effect) {
            this.effect = effect;
        }

        @Override
        public CompletableFuture<Void> begin() {
            return effect.begin();
        }

        @Override
        public CompletableFuture<Void> failed() {
            return effect.failed();
        }
    }
}
