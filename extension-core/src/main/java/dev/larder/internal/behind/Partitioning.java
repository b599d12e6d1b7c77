package dev.larder.internal.behind;

import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;

/**
 * Into how many partitions a queue is divided: as many as the first write has laid down, whatever this process was told. Only
 * Redis knows; a script that is told another number answers {2, partitions}. Thread-safe.
 */
final class Partitioning {

    private static final long OTHERS = 2;

    private volatile int count;

    /** @param count how many there are, unless Redis knows better */
    Partitioning(int count) {
        this.count = count;
    }

    int count() {
        return count;
    }

    /**
     * What a script answers about a key.
     *
     * @param partition of the key
     */
    record Answer(int partition, Reply reply) {
    }

    /**
     * Runs a script in the partition of a key.
     *
     * @param script given the partition and the number of partitions
     */
    CompletableFuture<Answer> in(String key, BiFunction<Integer, Long, CompletableFuture<Reply>> script) {
        int thought = count;
        int partition = QueueNames.partition(key, thought);
        return script.apply(partition, (long) thought).thenCompose(reply -> isOther(thought, reply) ? in(key, script)
                : CompletableFuture.completedFuture(new Answer(partition, reply)));
    }

    /** Whether a script has answered that there are others than was thought. Then that is known, and it can be run again. */
    boolean isOther(int thought, Reply reply) {
        boolean other = reply instanceof Reply.Many many && many.values().size() == 2
                && many.values().get(0) instanceof Reply.Number first && first.value() == OTHERS
                && many.values().get(1) instanceof Reply.Number others && others.value() > 0
                && others.value() != thought;
        if (other) {
            count = (int) ((Reply.Number) ((Reply.Many) reply).values().get(1)).value();
        }
        return other;
    }

    /** @return how many there are; empty: Redis did not answer */
    CompletableFuture<OptionalInt> ask(RedisPort redis, QueueNames names) {
        return redis.send(Command.read("HGET", names.queue(), "partitions")).thenApply(reply -> {
            if (reply instanceof Reply.Bytes digits) {
                count = Integer.parseInt(RedisPartition.text(digits.value()));
            }
            return reply instanceof Reply.Failed ? OptionalInt.empty() : OptionalInt.of(count);
        });
    }
}
