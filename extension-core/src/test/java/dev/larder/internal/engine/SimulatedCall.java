package dev.larder.internal.engine;

import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/** One call of the cached method in a process, and the method itself. */
final class SimulatedCall implements Loader, Caller {

    /** What the method throws. */
    static final class OriginException extends Exception {

        private static final long serialVersionUID = 1L;

        OriginException() {
            super("the origin fails", null, false, false);
        }
    }

    final SimulatedProcess process;
    final String key;
    final boolean reload;
    final long began;
    final long tick;
    final long floorHere;
    final long floorInRedis;
    BooleanSupplier owed = () -> false;
    private final SimulationScenario scenario;
    private final SimulationRules rules;
    private final SplittableRandom random;
    private int loads;
    private boolean answered;

    SimulatedCall(SimulatedProcess process, String key, boolean reload, SimulationScenario scenario,
            SimulationRules rules, SplittableRandom random) {
        this.process = process;
        this.key = key;
        this.reload = reload;
        this.scenario = scenario;
        this.rules = rules;
        this.random = random;
        this.began = process.now();
        this.tick = rules.tick();
        this.floorHere = rules.floor(process.number, key);
        this.floorInRedis = rules.floor(SimulationRules.REDIS, key);
    }

    boolean isAnswered() {
        return answered;
    }

    void answered() {
        answered = true;
    }

    @Override
    public CompletionStage<@Nullable Object> load() throws Throwable {
        if (++loads > 1) {
            rules.violated("G4: a call ran its method twice, for " + key, null);
        }
        SimulatedLoad load = rules.loadBegins(this, false);
        boolean fails = random.nextDouble() < scenario.failing();
        if (fails && random.nextInt(4) == 0) {
            rules.loadEnds(load, true);
            throw new OriginException();
        }
        CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
        long longest = scenario.longestLoad().toNanos();
        process.later(random.nextLong(longest / 20, longest), () -> {
            rules.loadEnds(load, fails);
            if (fails) {
                result.completeExceptionally(new OriginException());
            } else {
                result.complete(load.id % 16 == 0 ? null : Integer.toString(load.id));
            }
        });
        return result;
    }

    @Override
    public void execute(Runnable task) {
        goOn(random.nextInt(1_000_000), () -> {
            if (!scenario.plain() || !answered) {
                task.run();
            }
        });
    }

    void goOn(long soon, Runnable step) {
        if (scenario.faults() == SimulationScenario.Faults.ALL) {
            process.later(soon, step);
        } else {
            // So that the rules can tell which load has which lease.
            process.inOrder(soon, step);
        }
    }

    @Override
    public boolean unlessDoneIn(long nanos, Runnable task) {
        if (scenario.plain()) {
            process.later(nanos, () -> {
                if (!answered) {
                    task.run();
                }
            });
        }
        return scenario.plain();
    }
}
