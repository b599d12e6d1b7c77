package dev.larder.internal.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import dev.larder.internal.time.Time;

/** How long an answer of Redis is waited for, whatever its own deadline does: that one may hang on a busy thread. */
final class Patience {

    private final Duration longest;
    private final Watch watch;

    Patience(Time time, Duration longest) {
        this.longest = longest;
        this.watch = new Watch(time, longest);
    }

    /**
     * @param late given if there is no answer in time
     * @param unwanted gets the answer if it comes after all
     */
    <T> CompletableFuture<T> await(Caller caller, CompletableFuture<T> answer, T late, Consumer<T> unwanted) {
        if (answer.isDone()) {
            return answer;
        }
        CompletableFuture<T> first = new CompletableFuture<>();
        Runnable end = () -> first.complete(late);
        if (!caller.unlessDoneIn(longest.toNanos(), end)) {
            watch.over(first, end);
        }
        answer.thenAccept(got -> {
            if (!first.complete(got)) {
                unwanted.accept(got);
            }
        });
        return first;
    }

    /** {@link #await} where no thread is known to wait for the answer. */
    <T> CompletableFuture<T> await(CompletableFuture<T> answer, T late, Consumer<T> unwanted) {
        return await(Runnable::run, answer, late, unwanted);
    }
}
