package dev.larder.internal.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** The company of a call for one key. */
final class Alone implements Company {

    private final Loader loader;
    private volatile @Nullable Thread loading;

    Alone(Loader loader) {
        this.loader = loader;
    }

    @Override
    public CompletionStage<@Nullable Object> load(Caller where) throws Throwable {
        loading = Thread.currentThread();
        try {
            return loader.load();
        } finally {
            loading = null;
        }
    }

    @Override
    public boolean keepsKey() {
        return loader.keepsKey();
    }

    @Override
    public Optional<List<String>> tags(@Nullable Object value) {
        return loader.tags(value);
    }

    @Override
    public boolean loadsOnThisThread() {
        return loading == Thread.currentThread();
    }

    @Override
    public Halt halt(Caller caller) {
        caller.giveBack();
        AtomicBoolean ended = new AtomicBoolean();
        return new Halt() {
            @Override
            public void begin(Runnable ride) {
                // Nobody loads for whom the call could ride along.
            }

            @Override
            public boolean end() {
                return ended.compareAndSet(false, true);
            }
        };
    }

    @Override
    public void done() {
        // Nobody waits to know.
    }

    @Override
    public GatePass gatePass(LoadGate gate) {
        return new GatePass(gate);
    }

    @Override
    public Optional<Runnable> inBackground(Call call, Consumer<Call> load) {
        Caller background = call.background().get();
        Once once = new Once();
        try {
            background.execute(once.as(() -> load.accept(call.on(background))));
        } catch (RejectedExecutionException stopped) {
            return Optional.empty();
        }
        return Optional.of(() -> Engine.resume(call.caller(), once.as(() -> load.accept(call))));
    }

    @Override
    public void renew(Call call, Renewal renewal) {
        renewal.begin(this, call.background());
    }
}
