package dev.larder.internal.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.time.FakeTime;

/**
 * A Redis of strings in memory, on fake time. It can be told to fail, to refuse, and to stall: then commands wait,
 * and are late after the deadline unless it goes on before. Scripts are Java functions that stand in for a text.
 */
public final class InMemoryRedis implements RedisPort {

    private static final Duration DEADLINE = Duration.ofMillis(100);

    private record Waiting(Command command, CompletableFuture<Reply> reply) {
    }

    private final FakeTime time;
    private final MemoryKeys keys = new MemoryKeys(this::now);
    private final Map<String, BiFunction<List<String>, List<Object>, Reply>> scripts = new HashMap<>();
    private final Set<String> loaded = new HashSet<>();
    private final List<Command> received = new ArrayList<>();
    private final List<Waiting> stalled = new ArrayList<>();
    private final List<BiConsumer<String, String>> listeners = new ArrayList<>();

    private long epochMillis = 1_700_000_000_000L;
    private Function<Command, @Nullable Fault> faults = command -> null;
    private boolean stalls;

    public InMemoryRedis(FakeTime time) {
        this.time = time;
    }

    @Override
    public CompletableFuture<Reply> send(Command command) {
        synchronized (this) {
            received.add(command);
            Fault fault = faults.apply(command);
            if (fault != null) {
                return CompletableFuture.completedFuture(new Reply.Failed(fault));
            }
            if (!stalls) {
                return CompletableFuture.completedFuture(carryOut(command));
            }
        }
        var waiting = new Waiting(command, new CompletableFuture<>());
        synchronized (this) {
            stalled.add(waiting);
        }
        time.after(DEADLINE, () -> waiting.reply()
                .complete(new Reply.Failed(new Fault(Fault.Kind.LATE, "No answer within the deadline"))));
        return waiting.reply();
    }

    /** Every command fails so; null: none does any more. */
    public synchronized void fail(@Nullable Fault fault) {
        faults = command -> fault;
    }

    /** Commands fail as the function says; it gives null for those that do not. */
    public synchronized void fail(Function<Command, @Nullable Fault> which) {
        faults = which;
    }

    public synchronized void stall() {
        stalls = true;
    }

    /** Carries out what came while it stalled, late or not, and goes on. */
    public void goOn() {
        List<Waiting> now;
        synchronized (this) {
            stalls = false;
            now = List.copyOf(stalled);
            stalled.clear();
        }
        for (Waiting waiting : now) {
            Reply reply;
            synchronized (this) {
                reply = carryOut(waiting.command());
            }
            waiting.reply().complete(reply);
        }
    }

    /** As if the process had been killed and started again. */
    public synchronized void restart() {
        keys.clear();
        loaded.clear();
    }

    /** Moves the server's wall clock, and nothing else. */
    public synchronized void setClock(long millis) {
        epochMillis = millis - time.nanos() / 1_000_000;
    }

    public synchronized long clock() {
        return now();
    }

    private long now() {
        return epochMillis + time.nanos() / 1_000_000;
    }

    /** What the script does, given its keys and its arguments as they were sent. Runs while nothing else does. */
    public synchronized void define(Script script, BiFunction<List<String>, List<Object>, Reply> meaning) {
        scripts.put(script.sha1(), meaning);
        scripts.put(script.text(), meaning);
    }

    /** The server knows the script from now on, as if it had been sent its text before. */
    public synchronized void load(Script script) {
        loaded.add(script.sha1());
    }

    /** What a script calls while it runs: nothing is counted, delayed or failed. */
    public Reply call(String name, Object... words) {
        return meaning(name, List.of(words));
    }

    /** Whoever follows all channels: is told the channel and the message, and must not call back. */
    public synchronized void listen(BiConsumer<String, String> listener) {
        listeners.add(listener);
    }

    /** All commands so far, oldest first. */
    public synchronized List<Command> received() {
        return List.copyOf(received);
    }

    public synchronized void forgetReceived() {
        received.clear();
    }

    private Reply carryOut(Command command) {
        Reply reply = meaning(command.name(), command.arguments());
        return command.kind() == Command.Kind.WRITE && !(reply instanceof Reply.Failed) ? Reply.OK : reply;
    }

    private Reply meaning(String name, List<Object> words) {
        return switch (name) {
            case "PING" -> new Reply.Status("PONG");
            case "TIME" -> new Reply.Many(List.of(MemoryKeys.bytes(String.valueOf(clock() / 1000)),
                    MemoryKeys.bytes(String.valueOf(clock() % 1000 * 1000 + time.nanos() / 1000 % 1000))));
            case "EVAL", "EVALSHA" -> script(name.equals("EVALSHA"), words);
            case "PUBLISH" -> publish(MemoryKeys.text(words.get(0)), MemoryKeys.text(words.get(1)));
            default -> keys.meaning(name, words);
        };
    }

    private Reply publish(String channel, String message) {
        listeners.forEach(listener -> listener.accept(channel, message));
        return new Reply.Number(listeners.size());
    }

    private Reply script(boolean bySha, List<Object> words) {
        String name = MemoryKeys.text(words.get(0));
        BiFunction<List<String>, List<Object>, Reply> meaning = scripts.get(name);
        if (meaning == null || bySha && !loaded.contains(name)) {
            return MemoryKeys.refused(bySha ? "NOSCRIPT No matching script. Please use EVAL." : "ERR unknown script");
        }
        if (!bySha) {
            loaded.add(new Script(name).sha1());
        }
        int count = (int) MemoryKeys.number(words.get(1));
        return meaning.apply(words.subList(2, 2 + count).stream().map(MemoryKeys::text).toList(),
                words.subList(2 + count, words.size()));
    }
}
