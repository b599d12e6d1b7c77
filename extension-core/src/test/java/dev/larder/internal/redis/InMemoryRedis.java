package dev.larder.internal.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
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

    private record Entry(byte[] value, long dueMillis) {
    }

    private record Waiting(Command command, CompletableFuture<Reply> reply) {
    }

    private final FakeTime time;
    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private final Map<String, BiFunction<List<String>, List<Object>, Reply>> scripts = new HashMap<>();
    private final Set<String> loaded = new HashSet<>();
    private final List<Command> received = new ArrayList<>();
    private final List<Waiting> stalled = new ArrayList<>();

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
        entries.clear();
        loaded.clear();
    }

    /** Moves the server's wall clock, and nothing else. */
    public synchronized void setClock(long millis) {
        epochMillis = millis - time.nanos() / 1_000_000;
    }

    public synchronized long clock() {
        return epochMillis + time.nanos() / 1_000_000;
    }

    /** What the script does, given its keys and its arguments as they were sent. Runs while nothing else does. */
    public synchronized void define(Script script, BiFunction<List<String>, List<Object>, Reply> meaning) {
        scripts.put(script.sha1(), meaning);
        scripts.put(script.text(), meaning);
    }

    /** All commands so far, oldest first. */
    public synchronized List<Command> received() {
        return List.copyOf(received);
    }

    public synchronized void forgetReceived() {
        received.clear();
    }

    private Reply carryOut(Command command) {
        Reply reply = meaning(command);
        return command.kind() == Command.Kind.WRITE && !(reply instanceof Reply.Failed) ? Reply.OK : reply;
    }

    private Reply meaning(Command command) {
        List<Object> words = command.arguments();
        return switch (command.name()) {
            case "PING" -> new Reply.Status("PONG");
            case "GET" -> get(text(words.get(0)));
            case "SET" -> set(words);
            case "UNLINK", "DEL" -> new Reply.Number(words.stream().filter(w -> remove(text(w))).count());
            case "EXISTS" -> new Reply.Number(words.stream().filter(w -> entry(text(w)) != null).count());
            case "PEXPIRE" -> expire(text(words.get(0)), number(words.get(1)));
            case "PTTL" -> remaining(text(words.get(0)));
            case "SCAN" -> scan(words);
            case "TIME" -> new Reply.Many(List.of(bytes(String.valueOf(clock() / 1000)),
                    bytes(String.valueOf(clock() % 1000 * 1000 + time.nanos() / 1000 % 1000))));
            case "EVAL", "EVALSHA" -> script(command.name().equals("EVALSHA"), words);
            default -> refused("ERR unknown command '" + command.name() + "'");
        };
    }

    private @Nullable Entry entry(String key) {
        Entry entry = entries.get(key);
        if (entry != null && entry.dueMillis() <= clock()) {
            entries.remove(key);
            return null;
        }
        return entry;
    }

    private Reply get(String key) {
        Entry entry = entry(key);
        return entry == null ? Reply.NIL : new Reply.Bytes(entry.value().clone());
    }

    private Reply set(List<Object> words) {
        String key = text(words.get(0));
        long due = Long.MAX_VALUE;
        for (int i = 2; i < words.size(); i++) {
            switch (text(words.get(i))) {
                case "PX" -> due = clock() + number(words.get(++i));
                case "NX" -> {
                    if (entry(key) != null) {
                        return Reply.NIL;
                    }
                }
                case "XX" -> {
                    if (entry(key) == null) {
                        return Reply.NIL;
                    }
                }
                default -> {
                    return refused("ERR syntax error");
                }
            }
        }
        if (due <= clock()) {
            return refused("ERR invalid expire time in 'set' command");
        }
        entries.put(key, new Entry(raw(words.get(1)).clone(), due));
        return Reply.OK;
    }

    private boolean remove(String key) {
        boolean there = entry(key) != null;
        entries.remove(key);
        return there;
    }

    private Reply expire(String key, long millis) {
        Entry entry = entry(key);
        if (entry == null) {
            return new Reply.Number(0);
        }
        entries.put(key, new Entry(entry.value(), clock() + millis));
        return new Reply.Number(1);
    }

    private Reply remaining(String key) {
        Entry entry = entry(key);
        if (entry == null) {
            return new Reply.Number(-2);
        }
        return new Reply.Number(entry.dueMillis() == Long.MAX_VALUE ? -1 : entry.dueMillis() - clock());
    }

    /** The cursor is the number of keys passed; keys removed meanwhile may make it skip some, as no test here does. */
    private Reply scan(List<Object> words) {
        int from = (int) number(words.get(0));
        int count = 10;
        String pattern = "*";
        for (int i = 1; i + 1 < words.size(); i += 2) {
            switch (text(words.get(i))) {
                case "MATCH" -> pattern = text(words.get(i + 1));
                case "COUNT" -> count = (int) number(words.get(i + 1));
                default -> {
                    return refused("ERR syntax error");
                }
            }
        }
        List<String> keys = List.copyOf(entries.keySet()).stream().filter(key -> entry(key) != null).toList();
        int to = Math.min(keys.size(), from + count);
        List<Reply> page = new ArrayList<>();
        for (String key : keys.subList(Math.min(from, to), to)) {
            if (Glob.matches(pattern, key)) {
                page.add(bytes(key));
            }
        }
        return new Reply.Many(List.of(bytes(String.valueOf(to == keys.size() ? 0 : to)), new Reply.Many(page)));
    }

    private Reply script(boolean bySha, List<Object> words) {
        String name = text(words.get(0));
        BiFunction<List<String>, List<Object>, Reply> meaning = scripts.get(name);
        if (meaning == null || bySha && !loaded.contains(name)) {
            return refused(bySha ? "NOSCRIPT No matching script. Please use EVAL." : "ERR unknown script");
        }
        if (!bySha) {
            loaded.add(new Script(name).sha1());
        }
        int keys = (int) number(words.get(1));
        return meaning.apply(words.subList(2, 2 + keys).stream().map(InMemoryRedis::text).toList(),
                words.subList(2 + keys, words.size()));
    }

    private static Reply refused(String text) {
        return new Reply.Failed(new Fault(Fault.Kind.REFUSED, text));
    }

    private static Reply bytes(String text) {
        return new Reply.Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] raw(Object word) {
        return word instanceof byte[] bytes ? bytes : String.valueOf(word).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Object word) {
        return new String(raw(word), StandardCharsets.UTF_8);
    }

    private static long number(Object word) {
        return Long.parseLong(text(word));
    }
}
