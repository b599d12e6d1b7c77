package dev.larder.internal.behind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import dev.larder.internal.behind.Intake.Entry;
import dev.larder.internal.coherence.Announcer;
import dev.larder.internal.coherence.Names;
import dev.larder.internal.coherence.TagMirror;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.vertx.Ports;
import dev.larder.testing.RedisHandle;

/** A queue of one partition on a real Redis, and what stands there. */
final class LiveQueue implements AutoCloseable {

    static final String QUEUE = "orders";
    static final String CHANNEL = "filled";
    static final Duration LONG = Duration.ofMinutes(5);
    static final Optional<Entry> NO_ENTRY = Optional.empty();

    final RedisHandle redis;
    final QueueNames names = QueueNames.of("shop", QUEUE);
    private final Ports.Open open;
    final Announcer announcer;
    final Intake intake;

    LiveQueue(RedisHandle redis) {
        this.redis = redis;
        this.open = Ports.open(redis);
        this.announcer = new Announcer(open.port(), Names.of("shop"), "self", () -> "1", new TagMirror(), LONG);
        this.intake = intake(1, 1_000);
        // Once it is known, what is sent later is carried out later.
        redis.command("SCRIPT", "LOAD", IntakeScripts.END_DIRECT.text());
    }

    RedisPort port() {
        return open.port();
    }

    Intake intake(int partitions, long maxBacklog) {
        return new Intake(open.port(), announcer, names, QUEUE, CHANNEL, partitions, maxBacklog);
    }

    Letters letters(Intake of) {
        return new Letters(open.port(), announcer, names, QUEUE, of, partition -> {});
    }

    RedisPartition partition(int number) {
        return new RedisPartition(open.port(), announcer, names, "me", number);
    }

    RedisRoll roll(String process, Duration believed) {
        return new RedisRoll(open.port(), names, process, believed);
    }

    static Optional<Entry> entry(String value) {
        return Optional.of(new Entry(bytes(value), LONG));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** @return its sequence */
    long append(String key, String call, Optional<Entry> entry) {
        Accepted accepted = intake.append(key, false, bytes(call), entry).join();
        assertThat(accepted).isInstanceOf(Accepted.Queued.class);
        return ((Accepted.Queued) accepted).sequence();
    }

    long append(String key, String call) {
        return append(key, call, NO_ENTRY);
    }

    /** What waits in a partition. */
    List<QueuedWrite> log(int number) {
        return partition(number).read(0, 1_000).join().orElseThrow();
    }

    /** What waits in the first partition, in order: what was recorded of each. */
    List<String> calls() {
        return log(0).stream().map(write -> text(write.call())).toList();
    }

    /** What waits in the first partition with these sequences. */
    List<QueuedWrite> writes(long... sequences) {
        List<QueuedWrite> found = new ArrayList<>();
        for (long sequence : sequences) {
            log(0).stream().filter(write -> write.sequence() == sequence).forEach(found::add);
        }
        return found;
    }

    Map<String, String> hash(String name) {
        List<?> words = (List<?>) Objects.requireNonNull(redis.command("HGETALL", name));
        Map<String, String> found = new TreeMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            found.put((String) words.get(i), (String) words.get(i + 1));
        }
        return found;
    }

    /** The writes that wait, and how many of them are dead letters. */
    void assertCounts(int backlog, int dead) {
        assertThat(hash(names.queue()).getOrDefault("backlog", "0")).isEqualTo(String.valueOf(backlog));
        assertThat(hash(names.queue()).getOrDefault("dead", "0")).isEqualTo(String.valueOf(dead));
    }

    /** What was told: of what it is, and its texts. */
    List<List<String>> told() {
        List<List<String>> all = new ArrayList<>();
        for (Object news : (List<?>) Objects.requireNonNull(redis.command("XRANGE", "shop:%{news}", "-", "+"))) {
            List<?> fields = (List<?>) ((List<?>) news).get(1);
            List<String> texts = new ArrayList<>(List.of((String) fields.get(4)));
            fields.stream().skip(6).limit(Long.parseLong((String) fields.get(5)))
                    .forEach(text -> texts.add((String) text));
            all.add(texts);
        }
        return all;
    }

    Tenure claim() {
        return partition(0).claim(LONG).join().orElseThrow();
    }

    /** As if the lease of the first partition's owner had ended. */
    void endLease() {
        redis.command("HSET", names.state(0), "ends", "1");
    }

    /** From now on the server takes nothing that needs memory. */
    void fillMemory() {
        redis.command("CONFIG", "SET", "maxmemory-policy", "noeviction");
        redis.command("CONFIG", "SET", "maxmemory", "1");
    }

    void freeMemory() {
        redis.command("CONFIG", "SET", "maxmemory", "0");
    }

    @Override
    public void close() {
        open.close();
    }
}
