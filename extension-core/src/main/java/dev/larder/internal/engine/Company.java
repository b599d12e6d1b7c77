package dev.larder.internal.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Those who share one run of the method with a call, and what they do once for all of them: the other keys of a call for
 * many; with a call for one key, nobody. Thread-safe.
 */
sealed interface Company permits Alone, Batch.Member {

    /**
     * The call comes to load. The method runs once all of the company know what they do.
     *
     * @param where the method may run; the caller's own place, or one in the background
     * @return what the method gives for the key of the call
     * @throws Throwable the method's own exception
     */
    CompletionStage<@Nullable Object> load(Caller where) throws Throwable;

    /** As {@link Loader#keepsKey()}. */
    boolean keepsKey();

    /** As {@link Loader#tags}. */
    Optional<List<String>> tags(@Nullable Object value);

    /** Whether this very thread runs the method: a call made from within it must not wait for it. */
    boolean loadsOnThisThread();

    /**
     * The call is about to wait for the load of somebody else.
     *
     * @param caller of the call
     */
    Halt halt(Caller caller);

    /** The call has its answer. */
    void done();

    /** A place at the gate of the cache. */
    GatePass gatePass(LoadGate gate);

    /**
     * Goes on in the background with a load.
     *
     * @return has it run where the call is, unless it has begun; empty: nothing runs in the background any more
     */
    Optional<Runnable> inBackground(Call call, Consumer<Call> load);

    /** The call is answered with an old value, which is to be loaded anew. */
    void renew(Call call, Renewal renewal);

    /** The loading anew of an old value, not yet begun. */
    @FunctionalInterface
    interface Renewal {

        /**
         * @param company of the load
         * @param where it goes on
         * @return how it ends
         */
        CompletableFuture<Outcome> begin(Company company, Supplier<Caller> where);
    }
}
