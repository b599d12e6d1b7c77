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

    private final RedisPort redis;
    private final QueueNames names;
    private final Partitioning partitions;
    private final Gathering gathering;

    /**
     * @param channel on which fills are told
     * @param partitions how many there are, unless Redis knows better
     */
    public Intake(RedisPort redis, Announcer announcer, QueueNames names, String queue, String channel,
            int partitions, long maxBacklog) {
        this.redis = redis;
        this.names = names;
        this.partitions = new Partitioning(partitions);
        this.gathering = new Gathering(announcer, names, queue, channel, this.partitions, maxBacklog);
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
        return gathering.add(new Gathering.Write(key, removes, call, entry));
    }

    /**
     * Takes a write back that nobody waits for any more.
     *
     * @param answer as {@link #append} has given it
     * @return whether it is not in the queue, and will not be
     */
    public boolean withdraw(CompletableFuture<Accepted> answer) {
        return Gathering.withdraw(answer);
    }

    /** What the last write of a key will make of it. */
    public sealed interface Pending {

        /** No write of the key waits. */
        record None() implements Pending {
        }

        /** Redis did not say. */
        record Failed(Fault fault) implements Pending {
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
        return partitions.in(key, (partition, count) -> IntakeScripts.PEEK.run(redis, List.of(names.queue(),
                names.pending(partition), names.log(partition), names.dead(partition)), count, key))
                .thenApply(answer -> {
                    if (answer.reply() instanceof Reply.Failed failed) {
                        return new Pending.Failed(failed.fault());
                    }
                    if (!(answer.reply() instanceof Reply.Bytes entry)) {
                        return Pending.NONE;
                    }
                    return entry.value().length == 0 ? Pending.UNKNOWN : new Pending.Value(entry.value());
                });
    }

    /**
     * Asks for the right to write a key past the queue, for a while; asked again before that is over, it lasts longer, whatever
     * waits by now.
     *
     * @return whether it is granted: no write of the key waits, and nobody else writes it so
     */
    public CompletableFuture<Boolean> beginDirect(String key, String token, Duration length) {
        return partitions.in(key, (partition, count) -> IntakeScripts.BEGIN_DIRECT.run(redis,
                List.of(names.queue(), names.pending(partition), names.direct(partition)), count, key, token,
                length.toMillis()))
                .thenApply(answer -> answer.reply() instanceof Reply.Number granted && granted.value() == 1);
    }

    public void endDirect(String key, String token) {
        int partition = QueueNames.partition(key, partitions.count());
        IntakeScripts.END_DIRECT.run(redis, List.of(names.direct(partition)), key, token);
    }

    Partitioning partitions() {
        return partitions;
    }
}
