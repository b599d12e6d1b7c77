package dev.larder.internal.engine;

import java.util.concurrent.CompletionException;

/** What failed, without what futures put around it when they hand it on. */
public final class Causes {

    private Causes() {
    }

    public static Throwable of(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? of(cause) : failure;
    }
}
