package dev.larder.internal.result;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.engine.CachedMethod;
import dev.larder.internal.engine.Call;
import dev.larder.internal.engine.Caller;
import dev.larder.internal.engine.CallerThread;
import dev.larder.internal.engine.Engine;
import dev.larder.internal.engine.Loader;
import dev.larder.internal.engine.Outcome;
import dev.larder.internal.engine.Way;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.tier.Held;
import dev.larder.internal.time.GivingWay;
import dev.larder.internal.time.Time;

/**
 * Calls that return their value: the method runs on the calling thread. A thread that must not wait is not made to: what
 * memory does not hold, the method answers.
 */
public final class PlainCalls implements ResultCalls {

    private static final Caller SAME_THREAD = Runnable::run;

    private final Engine engine;
    private final Surroundings surroundings;
    private final Snapshots snapshots;
    private final Time time;
    private final Journal journal;
    private final GivingWay givingWay;

    public PlainCalls(Engine engine, Surroundings surroundings, Snapshots snapshots, Time time, Journal journal) {
        this.engine = engine;
        this.surroundings = surroundings;
        this.snapshots = snapshots;
        this.time = time;
        this.journal = journal;
        this.givingWay = new GivingWay(time::nanos);
    }

    @Override
    public <C> @Nullable Object call(CachedMethod method, String key, @Nullable Object[] arguments, boolean reload,
            Invocation<C> invocation, C call) throws Exception {
        if (!reload) {
            Held held = engine.peek(method, key);
            if (!held.isNothing()) {
                return method.wrap(held.value());
            }
        }
        return result(method, miss(method, key, arguments, reload, invocation, call));
    }

    @Override
    public <C> @Nullable Object callForMany(CachedMethod method, Elements elements, boolean reload,
            Invocation<C> invocation, C call) throws Exception {
        Gathering gathering = new Gathering(engine, method, elements, reload);
        if (gathering.isComplete()) {
            return gathering.map();
        }
        Gathering.Run run = arguments -> loaded(invocation.proceed(call, arguments));
        return result(method,
                gathering.settle(await(method, snapshots.way(reload, invocation, call), (caller, way) -> engine
                        .ask(gathering.rest(run, caller, surroundings::background), way))));
    }

    private <C> Outcome miss(CachedMethod method, String key, @Nullable Object[] arguments, boolean reload,
            Invocation<C> invocation, C call) {
        Loader run = () -> loaded(method.unwrap(invocation.proceed(call)));
        return await(method, snapshots.way(reload, invocation, call), (caller, way) -> engine.ask(new Call(method, key,
                new KeyedLoader(method, key, arguments, caller, run), caller, surroundings::background), way));
    }

    private <T> T await(CachedMethod method, Way asked, BiFunction<Caller, Way, CompletableFuture<T>> question) {
        if (!surroundings.mayWait()) {
            journal.warn(method.plan().cache(),
                    "its plain method is called on an event loop, which must not wait for Redis:"
                            + " what memory does not hold is loaded. Return a Uni or a CompletionStage, or make the caller @Blocking");
            return question.apply(SAME_THREAD, asked.alone()).join();
        }
        CallerThread caller = new CallerThread(time, givingWay);
        return caller.await(question.apply(caller, asked));
    }

    private static CompletionStage<@Nullable Object> loaded(@Nullable Object value) {
        return CompletableFuture.completedFuture(value);
    }

    private static @Nullable Object result(CachedMethod method, Outcome outcome) throws Exception {
        if (outcome instanceof Outcome.Answered answered) {
            return method.wrap(answered.value());
        }
        throw unchanged(((Outcome.Thrown) outcome).cause());
    }

    /** Throws any exception as it is: the method's own signature says what it may throw. */
    @SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" }) // the cast is erased, and meant to be
    private static <E extends Throwable> RuntimeException unchanged(Throwable cause) throws E {
        throw (E) cause;
    }
}
