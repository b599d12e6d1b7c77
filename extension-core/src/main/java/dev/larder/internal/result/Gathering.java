package dev.larder.internal.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.engine.CachedMethod;
import dev.larder.internal.engine.CallForMany;
import dev.larder.internal.engine.Caller;
import dev.larder.internal.engine.Engine;
import dev.larder.internal.engine.LoaderForMany;
import dev.larder.internal.engine.Outcome;
import dev.larder.internal.engine.Tags;
import dev.larder.internal.tier.Held;
import dev.larder.spi.Source;

/** The answers to one call for many, gathered from memory first and from the engine then. */
public final class Gathering {

    private final CachedMethod method;
    private final Elements elements;
    private final @Nullable Object[] values;
    /** Indices of the keys that memory does not answer. */
    private final List<Integer> missing = new ArrayList<>();

    /** @param reload memory is not asked */
    public Gathering(Engine engine, CachedMethod method, Elements elements, boolean reload) {
        this.method = method;
        this.elements = elements;
        this.values = new Object[elements.keys().size()];
        for (int i = 0; i < values.length; i++) {
            Held held = reload ? Held.NOTHING : engine.peek(method, elements.keys().get(i));
            if (held.isNothing()) {
                missing.add(i);
            } else {
                values[i] = held.value();
            }
        }
    }

    /** Runs the method with other arguments. */
    @FunctionalInterface
    public interface Run {

        /** @return as {@link LoaderForMany#load} */
        CompletionStage<@Nullable Object> with(@Nullable Object[] arguments) throws Throwable;
    }

    /** Whether memory answers all. */
    public boolean isComplete() {
        return missing.isEmpty();
    }

    public Object map() {
        return elements.map(index -> values[index]);
    }

    /** The call for what memory does not answer. */
    public CallForMany rest(Run run, Caller caller, Supplier<Caller> background) {
        List<String> keys = missing.stream().map(elements.keys()::get).toList();
        return new CallForMany(method, keys, new Rest(run, caller), caller, background);
    }

    /** The outcome of the call, given those of the rest. */
    public Outcome settle(List<Outcome> rest) {
        for (int i = 0; i < rest.size(); i++) {
            if (!(rest.get(i) instanceof Outcome.Answered answered)) {
                return rest.get(i);
            }
            values[missing.get(i)] = answered.value();
        }
        return new Outcome.Answered(map(), Source.METHOD);
    }

    private final class Rest implements LoaderForMany {

        private final Run run;
        private final Caller caller;
        private final List<Tags> tags;

        Rest(Run run, Caller caller) {
            this.run = run;
            this.caller = caller;
            this.tags = missing.stream().map(elements::tags).toList();
        }

        @Override
        public CompletionStage<@Nullable Object> load(List<Integer> wanted) throws Throwable {
            try {
                return run.with(elements.arguments(wanted.stream().map(missing::get).toList()));
            } finally {
                caller.giveBack();
            }
        }

        @Override
        public @Nullable Object value(@Nullable Object result, int index) {
            return elements.value(result, missing.get(index));
        }

        @Override
        public boolean keepsKey(int index) {
            return elements.keepsKey(missing.get(index));
        }

        @Override
        public Optional<List<String>> tags(int index, @Nullable Object value) {
            return tags.get(index).of(value);
        }
    }
}
