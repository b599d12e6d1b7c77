package dev.larder.internal.result;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.engine.CachedMethod;
import dev.larder.internal.engine.Caller;
import dev.larder.internal.engine.Loader;
import dev.larder.internal.engine.Tags;

/** A loader that knows the key its call asked for, and the arguments that wrote it. */
public final class KeyedLoader implements Loader {

    private final CachedMethod method;
    private final String key;
    private final @Nullable Object[] arguments;
    private final Caller caller;
    private final Loader run;
    private final Tags tags;

    /**
     * @param arguments of the call, which inner interceptors may replace in their array
     * @param caller of the call
     */
    public KeyedLoader(CachedMethod method, String key, @Nullable Object[] arguments, Caller caller, Loader run) {
        this.method = method;
        this.key = key;
        this.arguments = arguments.clone();
        this.caller = caller;
        this.run = run;
        this.tags = method.tags().of(arguments);
    }

    @Override
    public CompletionStage<@Nullable Object> load() throws Throwable {
        try {
            return run.load();
        } finally {
            caller.giveBack();
        }
    }

    @Override
    public boolean keepsKey() {
        return method.writes(key, arguments);
    }

    @Override
    public Optional<List<String>> tags(@Nullable Object value) {
        return tags.of(value);
    }
}
