package dev.larder.internal.result.mutiny;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/** What methods give that are done later. */
public final class UniStages {

    private UniStages() {
    }

    /** The stage that a result is, or that comes of subscribing to it; null if it is done. */
    public static @Nullable CompletionStage<?> stage(@Nullable Object result) {
        if (result instanceof Uni<?> uni) {
            return uni.subscribeAsCompletionStage();
        }
        return result instanceof CompletionStage<?> stage ? stage : null;
    }
}
