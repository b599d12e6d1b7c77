package dev.larder.internal.engine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.coherence.NewsModel;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.entry.Slot;
import dev.larder.internal.entry.SlotFormat;
import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.InMemoryRedis;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.tier.Held;
import dev.larder.internal.tier.remote.LeaseScriptModel;
import dev.larder.internal.time.FakeTime;
import dev.larder.spi.Source;

/** One schedule: a few processes, one Redis, and what happens to them, all drawn from a seed. */
final class Simulation {

    /** A mechanism that is switched off, to see that it is missed. */
    enum Control {
        NOTHING_OFF, FENCE_OFF, TOKEN_PER_PROCESS, STAMP_AFTER_LOAD, MEMORY_UNFENCED, LEASE_FOR_ALL
    }

    private static final Duration HORIZON = Duration.ofSeconds(3);
    private static final Duration REST = Duration.ofSeconds(40);
    private static final long HOUR = 3_600_000_000_000L;

    private final SplittableRandom random;
    private final SimulationScenario scenario;
    private final SimulationRules rules;
    private final FakeTime time = new FakeTime();
    private final InMemoryRedis redis = new InMemoryRedis(time);
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final List<SimulatedCall> calls = new ArrayList<>();

    private Simulation(long seed, Control control, @Nullable List<String> trace) {
        random = new SplittableRandom(seed);
        scenario = SimulationScenario.draw(random);
        rules = new SimulationRules(scenario, trace, this::freshMillis);
        rules.note("SCENARIO", scenario);
        LeaseScriptModel.teach(redis);
        NewsModel.teach(redis);
        if (control == Control.FENCE_OFF) {
            LeaseScriptModel.switchTheFenceOff(redis);
        }
        redis.setClock(1_700_000_000_000L + random.nextInt(1_000_000));
        boolean faulty = scenario.faults() == SimulationScenario.Faults.ALL;
        for (int i = 0; i < scenario.processes(); i++) {
            SimulatedProcess process = new SimulatedProcess(i, time, random.nextLong(-HOUR, HOUR), rules);
            SimulatedLink link = new SimulatedLink(process, redis, random.split(), faulty,
                    (command, reply) -> carriedOut(process, command, reply));
            nodes.add(new SimulatedNode(process, link, scenario, control, random.split()));
        }
        redis.listen((channel, key) -> nodes.forEach(node -> {
            if (!faulty || random.nextInt(4) > 0) {
                node.process.later(random.nextInt(5_000_000), () -> node.engine.filled(key));
            }
        }));
    }

    /**
     * Plays a schedule to its end and tells what went wrong.
     *
     * @param trace gets all that happens; null: nobody wants to know
     */
    static List<String> violations(long seed, Control control, @Nullable List<String> trace) {
        return new Simulation(seed, control, trace).play();
    }

    private List<String> play() {
        long burst = 0;
        for (int i = 0; i < scenario.steps(); i++) {
            if (i == 0 || random.nextInt(3) == 0) {
                burst = random.nextLong(20_000_000, HORIZON.toNanos());
            }
            time.after(Duration.ofNanos(burst + random.nextInt(10_000_000)), this::step);
        }
        time.advance(HORIZON);
        nodes.stream().map(node -> node.process).filter(process -> !process.isDead()).forEach(SimulatedProcess::goOn);
        time.advance(REST);
        nodes.stream().filter(node -> !node.process.isDead()).forEach(this::checkRest);
        return rules.violations();
    }

    private void step() {
        SimulatedNode node = nodes.get(random.nextInt(nodes.size()));
        String key = "k" + random.nextInt(scenario.keys());
        int what = random.nextInt(100);
        boolean many = random.nextInt(100) < scenario.many();
        if (what < 74) {
            boolean reload = what >= 70;
            node.process.run(() -> {
                if (many) {
                    callForMany(node, reload);
                } else {
                    call(node, key, reload);
                }
            });
        } else if (what < 88) {
            node.process.run(() -> invalidate(node, key));
        } else if (what < 92) {
            rules.note("evicted", key);
            redis.call("UNLINK", key);
            rules.removed(key);
        } else if (scenario.faults() != SimulationScenario.Faults.NONE && !node.process.isStopped()) {
            stop(node.process);
        }
    }

    private void stop(SimulatedProcess process) {
        boolean forGood = random.nextInt(3) == 0;
        Duration length = Duration.ofMillis(random.nextInt(20, 900));
        rules.note("stopped for " + (forGood ? "good" : length), process.number);
        rules.stopped(length);
        if (forGood) {
            process.die();
        } else {
            process.stop();
            time.after(length, () -> {
                rules.note("goes on", process.number);
                process.goOn();
            });
        }
    }

    private void invalidate(SimulatedNode node, String key) {
        long since = rules.tick();
        rules.note("process " + node.process.number + " invalidates", key);
        rules.leases().forgotten(node.process.number, key, rules.tick());
        node.engine.invalidate(key).thenAccept(reply -> {
            rules.leases().forgotten(node.process.number, key, rules.tick());
            if (!(reply instanceof Reply.Failed)) {
                rules.invalidated(node.process.number, key, since);
            }
        });
    }

    private void call(SimulatedNode node, String key, boolean reload) {
        SimulatedCall call = begin(node, key, reload);
        if (call.isAnswered()) {
            return;
        }
        Caller background = task -> call.goOn(random.nextInt(1_000_000), task);
        Call asked = new Call(node.method, key, call, call, () -> background);
        node.engine.ask(asked, reload ? Way.RELOAD : Way.ANSWER).thenAccept(end -> end(call, end));
    }

    private void callForMany(SimulatedNode node, boolean reload) {
        List<SimulatedCall> each = IntStream.range(0, scenario.keys()).filter(key -> random.nextInt(4) > 0)
                .mapToObj(key -> begin(node, "k" + key, reload)).filter(call -> !call.isAnswered()).toList();
        if (each.isEmpty()) {
            return;
        }
        List<String> keys = each.stream().map(call -> call.key).toList();
        SimulatedCall caller = new SimulatedCall(node.process, keys.toString(), reload, scenario, rules,
                random.split());
        Caller background = task -> caller.goOn(random.nextInt(1_000_000), task);
        SimulatedBatch method = new SimulatedBatch(each, scenario, rules, random.split());
        CallForMany asked = new CallForMany(node.method, keys, method, caller, () -> background);
        node.engine.ask(asked, reload ? Way.RELOAD : Way.ANSWER).thenAccept(ends -> {
            caller.answered();
            for (int i = 0; i < ends.size(); i++) {
                end(each.get(i), ends.get(i));
            }
        });
    }

    /** A call for a key, which memory may answer at once. */
    private SimulatedCall begin(SimulatedNode node, String key, boolean reload) {
        SimulatedCall call = new SimulatedCall(node.process, key, reload, scenario, rules, random.split());
        rules.note("process " + node.process.number + (reload ? " reloads" : " calls"), key);
        calls.add(call);
        if (reload) {
            rules.leases().reloads(node.process.number, key);
            rules.leases().forgotten(node.process.number, key, rules.tick());
            return call;
        }
        Held held = node.engine.peek(node.method, key);
        if (!held.isNothing()) {
            call.answered();
            rules.answered(call, held.value(), Source.MEMORY);
        }
        return call;
    }

    private void end(SimulatedCall call, Outcome end) {
        call.answered();
        if (end instanceof Outcome.Answered answered) {
            rules.answered(call, answered.value(), answered.source());
        } else if (end instanceof Outcome.Thrown thrown) {
            rules.threw(call, thrown.cause());
        } else {
            rules.violated("G4: a call was left without an answer", null);
        }
    }

    private void carriedOut(SimulatedProcess process, Command command, Reply reply) {
        if (command.name().equals("UNLINK")) {
            command.arguments().forEach(key -> rules.removed((String) key));
        } else if (command.name().equals("EVALSHA")) {
            String key = (String) command.arguments().get(2);
            if (reply instanceof Reply.Many many && many.values().get(0).equals(new Reply.Number(1))) {
                rules.leases().granted(process.number, key, "F".equals(command.arguments().get(5)), rules.tick());
            }
            entry(key).filter(entry -> !entry.absent())
                    .ifPresent(entry -> rules.stored(key, new String(entry.payload(), StandardCharsets.US_ASCII)));
        }
    }

    private Optional<Envelope> entry(String key) {
        return redis.call("GET", key) instanceof Reply.Bytes bytes
                && SlotFormat.decode(bytes.value()) instanceof Slot.Taken taken ? taken.entry() : Optional.empty();
    }

    private long freshMillis(String key) {
        return entry(key).map(entry -> entry.freshUntil() - redis.clock()).orElse(0L);
    }

    private void checkRest(SimulatedNode node) {
        calls.stream().filter(call -> call.process.equals(node.process) && !call.isAnswered())
                .forEach(call -> rules.violated("G4: a call of " + call.key + " has no answer", null));
        String left = node.underWay();
        if (!left.isEmpty()) {
            rules.violated("G8: process " + node.process.number + " has left " + left, null);
        }
    }
}
