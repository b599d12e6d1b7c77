package dev.larder.internal.behind;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.larder.internal.coherence.Announcer;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;

/** The side of a queue that takes writes, and tells what waits. Thread-safe, never blocks, never throws. */
public final class Intake {

    private static final byte[] NO_ENTRY = new byte[0];

    private final RedisPort redis;
    private final Announcer announcer;
    private final QueueNames names;
    private final String queue;
    private final String channel;
    private final long maxBacklog;
    private volatile int partitions;

    /**
     * @param channel on which fills are told
     * @param partitions how many there are, unless Redis knows better
     */
    public Intake(RedisPort redis, Announcer announcer, QueueNames names, String queue, String channel,
            int partitions, long maxBacklog) {
        this.redis = redis;
        this.announcer = announcer;
        this.names = names;
        this.queue = queue;
        this.channel = channel;
        this.partitions = partitions;
        this.maxBacklog = maxBacklog;
    }

    /**
     * What the entry of the key becomes.
     *
     * @param bytes as Redis keeps it
     * @param kept how long
     */
    public record Entry(byte[] bytes, Duration kept) {
    }

    /**
     * Puts a write into the queue, and its value under its key, in one step, and tells all processes.
     *
     * @param entry empty: what stands under the key is removed
     */
    public CompletableFuture<Accepted> append(String key, boolean removes, byte[] call, Optional<Entry> entry) {
        int count = partitions;
        int partition = QueueNames.partition(key, count);
        List<Object> words = List.of((long) count, maxBacklog, queue, (long) partition, removes ? "1" : "0", call,
                entry.map(Entry::bytes).orElse(NO_ENTRY),
                entry.map(kept -> Math.max(1, kept.kept().toMillis())).orElse(1L),
                channel);
        return announcer.run(Scripts.APPEND_WRITE, List.of(names.queue(), names.state(partition), names.log(partition),
                names.pending(partition), key), words).thenCompose(reply -> {
                    long[] answer = numbers(reply);
                    if (answer.length == 2 && answer[0] == 2 && answer[1] != count && answer[1] > 0) {
                        partitions = (int) answer[1];
                        return append(key, removes, call, entry);
                    }
                    return CompletableFuture.completedFuture(accepted(reply, answer, partition));
                });
    }

    private static Accepted accepted(Reply reply, long[] answer, int partition) {
        if (answer.length == 2 && answer[0] == 1) {
            return new Accepted.Queued(partition, answer[1]);
        }
        if (answer.length == 2 && answer[0] == 0) {
            return new Accepted.Full(answer[1]);
        }
        return new Accepted.Failed(reply instanceof Reply.Failed failed ? failed.fault()
                : new Fault(Fault.Kind.REFUSED, "ERR a script answered something else"));
    }

    private static long[] numbers(Reply reply) {
        return reply instanceof Reply.Many many ? many.values().stream().filter(Reply.Number.class::isInstance)
                .mapToLong(number -> ((Reply.Number) number).value()).toArray() : new long[0];
    }

    /** What the last write of a key will make of it. */
    public sealed interface Pending {

        /** No write of the key waits, or Redis did not say. */
        record None() implements Pending {
        }

        /** The entry it put there, as Redis keeps it. */
        record Value(byte[] entry) implements Pending {
        }

        /** It is not known what it will be. */
        record Unknown() implements Pending {
        }

        Pending NONE = new None();

        Pending UNKNOWN = new Unknown();
    }

    public CompletableFuture<Pending> pending(String key) {
        int partition = QueueNames.partition(key, partitions);
        return Scripts.PEEK
                .run(redis, List.of(names.pending(partition), names.log(partition), names.dead(partition)), key)
                .thenApply(reply -> {
                    if (!(reply instanceof Reply.Many found) || !(found.values().get(1) instanceof Reply.Bytes entry)) {
                        return Pending.NONE;
                    }
                    return entry.value().length == 0 ? Pending.UNKNOWN : new Pending.Value(entry.value());
                });
    }

    /**
     * Asks for the right to write a key past the queue, for a while.
     *
     * @return whether it is granted: no write of the key waits, and nobody else writes it so
     */
    public CompletableFuture<Boolean> beginDirect(String key, String token, Duration length) {
        int partition = QueueNames.partition(key, partitions);
        return Scripts.BEGIN_DIRECT.run(redis, List.of(names.pending(partition), names.direct(partition)), key, token,
                length.toMillis()).thenApply(reply -> reply instanceof Reply.Number granted && granted.value() == 1);
    }

    public void endDirect(String key, String token) {
        Scripts.END_DIRECT.run(redis, List.of(names.direct(QueueNames.partition(key, partitions))), key, token);
    }

    /** How many there are, as far as is known. */
    int partitions() {
        return partitions;
    }
}
