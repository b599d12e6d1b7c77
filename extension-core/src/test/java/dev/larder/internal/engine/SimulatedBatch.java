package dev.larder.internal.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.engine.SimulatedCall.OriginException;

/** The method of a call for many keys. What it loads together is a load for each key. */
final class SimulatedBatch implements LoaderForMany {

    private final List<SimulatedCall> calls;
    private final SimulatedProcess process;
    private final SimulationScenario scenario;
    private final SimulationRules rules;
    private final SplittableRandom random;
    private int runs;

    /** @param calls one for each key */
    SimulatedBatch(List<SimulatedCall> calls, SimulationScenario scenario, SimulationRules rules,
            SplittableRandom random) {
        this.calls = calls;
        this.process = calls.get(0).process;
        this.scenario = scenario;
        this.rules = rules;
        this.random = random;
    }

    @Override
    public CompletionStage<@Nullable Object> load(List<Integer> missing) throws Exception {
        if (++runs > 1) {
            rules.violated("G4: a call for many ran its method twice", null);
        }
        List<SimulatedLoad> loads = new ArrayList<>();
        missing.forEach(index -> loads.add(rules.loadBegins(calls.get(index), missing.size() > 1)));
        boolean fails = random.nextDouble() < scenario.failing();
        if (fails && random.nextInt(4) == 0) {
            loads.forEach(load -> rules.loadEnds(load, true));
            throw new OriginException();
        }
        CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
        long longest = scenario.longestLoad().toNanos();
        process.later(random.nextLong(longest / 20, longest), () -> {
            Map<String, String> values = new HashMap<>();
            loads.forEach(load -> {
                rules.loadEnds(load, fails);
                if (load.id % 16 != 0) {
                    values.put(load.call.key, Integer.toString(load.id));
                }
            });
            if (fails) {
                result.completeExceptionally(new OriginException());
            } else {
                result.complete(values);
            }
        });
        return result;
    }

    @Override
    public @Nullable Object value(@Nullable Object result, int index) {
        return result == null ? null : ((Map<?, ?>) result).get(calls.get(index).key);
    }
}
