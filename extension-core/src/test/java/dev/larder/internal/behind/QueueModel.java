package dev.larder.internal.behind;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import dev.larder.internal.coherence.Announcer;
import dev.larder.internal.coherence.Names;
import dev.larder.internal.coherence.TagMirror;
import dev.larder.internal.redis.InMemoryRedis;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.time.FakeTime;

/**
 * What {@link IntakeScripts} do, said once more in Java, for the Redis in memory: a queue that takes writes, which nobody
 * applies until a test says so.
 */
public final class QueueModel {

    /** Three names of news come before a script's own keys, seven words before its own words. */
    private static final int NEWS = 3;
    private static final int WORDS_OF_NEWS = 7;

    /** A write that waits. */
    public record Waiting(String key, boolean removes, byte[] call, byte[] entry) {
    }

    private record Mark(String token, long until) {
    }

    private final FakeTime time;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<String, Mark> marks = new HashMap<>();
    private Runnable whenFull = () -> {};
    private long sequences;

    private QueueModel(FakeTime time) {
        this.time = time;
    }

    /** Teaches the scripts to a Redis, which has loaded them as well. */
    public static QueueModel teach(InMemoryRedis redis, FakeTime time) {
        QueueModel model = new QueueModel(time);
        redis.define(IntakeScripts.APPEND, (keys, words) -> model.append(keys, words));
        redis.define(IntakeScripts.PEEK, (keys, words) -> model.peek(text(words.get(1))));
        redis.define(IntakeScripts.BEGIN_DIRECT, (keys, words) -> model.beginDirect(text(words.get(1)),
                text(words.get(2)), number(words.get(3))));
        redis.define(IntakeScripts.END_DIRECT, (keys, words) -> {
            model.marks.computeIfPresent(text(words.get(0)),
                    (key, mark) -> mark.token().equals(text(words.get(1))) ? null : mark);
            return new Reply.Number(1);
        });
        List.of(IntakeScripts.APPEND, IntakeScripts.PEEK, IntakeScripts.BEGIN_DIRECT, IntakeScripts.END_DIRECT)
                .forEach(redis::load);
        return model;
    }

    /** The queue of that name in a process of the application {@code shop}, which applies nothing. */
    public static Queue queue(String name, InMemoryRedis redis, FakeTime time, int maxBacklog, Duration lease,
            Journal journal) {
        Announcer announcer = new Announcer(redis, Names.of("shop"), "self", () -> "1", new TagMirror(), lease);
        QueueLimits limits = new QueueLimits(1, maxBacklog, 100, Duration.ZERO, lease, 10, Duration.ofMillis(100),
                Duration.ofSeconds(30));
        return new Queue(name, limits, new Queue.Way(redis, announcer, "self", "shop", "filled", time,
                OptionalLong::empty, journal));
    }

    /** The writes that wait, in order. */
    public List<Waiting> waiting() {
        return List.copyOf(waiting);
    }

    /** The first write is applied. */
    public void applyFirst() {
        waiting.remove(0);
    }

    /** What happens after a write was not taken, before another is offered. */
    public void whenFull(Runnable event) {
        whenFull = event;
    }

    /** Another writes the key past the queue. */
    public void mark(String key, String token, Duration length) {
        beginDirect(key, token, length.toMillis());
    }

    /** Whether somebody may write the key past the queue now. */
    public boolean isMarked(String key) {
        Mark mark = marks.get(key);
        return mark != null && mark.until() > millis();
    }

    private long millis() {
        return time.nanos() / 1_000_000;
    }

    private Reply append(List<String> keys, List<Object> words) {
        long most = number(words.get(WORDS_OF_NEWS + 1));
        List<Reply> answer = new ArrayList<>(List.of(new Reply.Number(1), new Reply.Number(waiting.size())));
        int partitions = (int) number(words.get(WORDS_OF_NEWS + 4));
        int first = NEWS + 1 + 2 * partitions;
        IntStream.range(0, keys.size() - first).forEach(i -> {
            int word = WORDS_OF_NEWS + 5 + partitions + 5 * i;
            if (waiting.size() >= most) {
                answer.add(new Reply.Number(0));
                whenFull.run();
            } else {
                waiting.add(new Waiting(keys.get(first + i), text(words.get(word + 1)).equals("1"),
                        (byte[]) words.get(word + 2), (byte[]) words.get(word + 3)));
                answer.add(new Reply.Number(++sequences));
            }
        });
        return new Reply.Many(answer);
    }

    private Reply peek(String key) {
        return waiting.stream().filter(write -> write.key().equals(key)).reduce((first, last) -> last)
                .<Reply>map(write -> new Reply.Bytes(write.entry().clone())).orElse(Reply.NIL);
    }

    private Reply beginDirect(String key, String token, long length) {
        Mark mark = marks.get(key);
        boolean own = isMarked(key) && mark.token().equals(token);
        if (!own && (isMarked(key) || waiting.stream().anyMatch(write -> write.key().equals(key)))) {
            return new Reply.Number(0);
        }
        marks.put(key, new Mark(token, millis() + length));
        return new Reply.Number(1);
    }

    private static String text(Object word) {
        return word instanceof byte[] bytes ? LiveQueue.text(bytes) : String.valueOf(word);
    }

    private static long number(Object word) {
        return Long.parseLong(text(word));
    }
}
