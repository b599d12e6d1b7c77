package dev.larder.internal.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import dev.larder.spi.Source;

/** Calls for many keys in the process of an {@link EngineBench}; the method's runs end when a test says so. */
final class BatchBench {

    final EngineBench bench;
    /** The keys of each run of the method. */
    final List<List<String>> runs = new ArrayList<>();
    private final List<CompletableFuture<@Nullable Object>> results = new ArrayList<>();
    @Nullable
    Exception thrown;
    /** If there is one, runs end at once, as {@link #loaded(String)} ends them. */
    @Nullable
    String atOnce;

    BatchBench(EngineBench bench) {
        this.bench = bench;
    }

    CompletableFuture<List<Outcome>> call(String... keys) {
        return ask(Way.ANSWER, keys);
    }

    CompletableFuture<List<Outcome>> ask(Way way, String... keys) {
        Caller caller = bench.callersHoldBack ? bench.background::add : Runnable::run;
        return ask(way, caller, keys);
    }

    CompletableFuture<List<Outcome>> ask(Way way, Caller caller, String... keys) {
        return bench.engine.ask(new CallForMany(bench.method, List.of(keys), new Runs(keys), caller,
                () -> bench.background::add), way);
    }

    /** A call for one of the keys, of a method of its own. */
    CompletableFuture<Outcome> single(String key, CompletionStage<@Nullable Object> load) {
        return bench.engine.ask(new Call(bench.method, key, () -> load, Runnable::run,
                () -> bench.background::add), Way.ANSWER);
    }

    /** Such a call whose method must not run. */
    CompletableFuture<Outcome> single(String key) {
        return bench.engine.ask(new Call(bench.method, key, () -> {
            throw new AssertionError("the single call loads " + key);
        }, Runnable::run, () -> bench.background::add), Way.ANSWER);
    }

    /** The last run ends: each key has its own name with this before it as its value. */
    void loaded(String before) {
        loaded(values(runs.get(runs.size() - 1), before));
    }

    /** As {@link #loaded}, all runs that have not ended. */
    void loadedAll(String before) {
        for (int i = 0; i < results.size(); i++) {
            results.get(i).complete(values(runs.get(i), before));
        }
        bench.runBackground();
    }

    private static Map<String, String> values(List<String> keys, String before) {
        Map<String, String> values = new HashMap<>();
        keys.forEach(key -> values.put(key, before + key));
        return values;
    }

    void loaded(@Nullable Map<String, String> values) {
        results.get(results.size() - 1).complete(values);
        bench.runBackground();
    }

    void failed(Exception cause) {
        results.get(results.size() - 1).completeExceptionally(cause);
        bench.runBackground();
    }

    static List<Outcome> outcomes(Source source, @Nullable String... values) {
        return Arrays.stream(values).<Outcome>map(value -> new Outcome.Answered(value, source)).toList();
    }

    private final class Runs implements LoaderForMany {

        private final String[] keys;

        Runs(String[] keys) {
            this.keys = keys;
        }

        @Override
        public CompletionStage<@Nullable Object> load(List<Integer> missing) throws Exception {
            runs.add(missing.stream().map(index -> keys[index]).toList());
            if (thrown != null) {
                throw thrown;
            }
            CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
            results.add(result);
            if (atOnce != null) {
                result.complete(values(runs.get(runs.size() - 1), atOnce));
            }
            return result;
        }

        @Override
        public @Nullable Object value(@Nullable Object result, int index) {
            return result == null ? null : ((Map<?, ?>) result).get(keys[index]);
        }
    }
}
