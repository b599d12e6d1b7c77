package dev.larder.internal.behind;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import dev.larder.internal.coherence.Announcer;
import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;

/**
 * The dead letters of a queue, and how many writes wait. Thread-safe, never blocks, never throws; what is empty Redis did not
 * answer.
 */
public final class Letters {

    private final RedisPort redis;
    private final Announcer announcer;
    private final QueueNames names;
    private final Partitioning partitions;
    private final String queue;
    private final IntConsumer wake;

    /** @param wake is told which partition of this process has something to do */
    Letters(RedisPort redis, Announcer announcer, QueueNames names, String queue, Intake intake, IntConsumer wake) {
        this.queue = queue;
        this.wake = wake;
        this.redis = redis;
        this.announcer = announcer;
        this.names = names;
        this.partitions = intake.partitions();
    }

    /**
     * A write that could not be applied.
     *
     * @param sequence that it had
     * @param epoch of the owner that gave it up
     * @param key whole
     * @param call as it was recorded
     * @param at milliseconds since 1970 on the server's clock
     */
    public record Letter(int partition, long sequence, long epoch, String key, byte[] call, String reason,
            int attempts, long at, boolean heldBack) {
    }

    /** How many writes wait, without dead letters. */
    public CompletableFuture<Optional<Long>> backlog() {
        return redis.send(Command.read("HMGET", names.queue(), "backlog", "dead"))
                .thenApply(reply -> reply instanceof Reply.Many many && many.values().size() == 2
                        ? Optional.of(number(many.values().get(0)) - number(many.values().get(1)))
                        : Optional.empty());
    }

    /** The oldest first. */
    public CompletableFuture<Optional<List<Letter>>> list(int most) {
        return ofAll(partition -> list(partition, most)).thenApply(known -> known.map(parts -> parts.stream()
                .flatMap(List::stream).sorted(Comparator.comparingLong(Letter::at)).limit(most).toList()));
    }

    /** What there is in each partition; empty if Redis did not say of one. */
    private <T> CompletableFuture<Optional<List<T>>> ofAll(IntFunction<CompletableFuture<Optional<T>>> ofOne) {
        return partitions.ask(redis, names).thenCompose(count -> {
            CompletableFuture<Optional<List<T>>> all = CompletableFuture
                    .completedFuture(count.isPresent() ? Optional.of(new ArrayList<>()) : Optional.empty());
            for (int i = 0; i < count.orElse(0); i++) {
                all = all.thenCombine(ofOne.apply(i), (before, part) -> before.filter(parts -> part.map(parts::add)
                        .isPresent()));
            }
            return all;
        });
    }

    private CompletableFuture<Optional<List<Letter>>> list(int partition, int most) {
        return redis.send(Command.read("XRANGE", names.dead(partition), "-", "+", "COUNT", (long) most))
                .thenApply(reply -> reply instanceof Reply.Many found
                        ? Optional.of(found.values().stream().flatMap(one -> letter(partition, one).stream()).toList())
                        : Optional.empty());
    }

    /** @return how many went back into the queue */
    public CompletableFuture<Optional<Long>> replay(String key) {
        return resolve(key, false);
    }

    /** @return how many were given up; those that only waited behind them go back */
    public CompletableFuture<Optional<Long>> discard(String key) {
        return resolve(key, true);
    }

    /** The keys that have dead letters. */
    public CompletableFuture<Optional<Set<String>>> keys() {
        return ofAll(partition -> redis.send(Command.read("HKEYS", names.blocked(partition)))
                .thenApply(reply -> reply instanceof Reply.Many found ? Optional.of(found.values()) : Optional.empty()))
                .thenApply(known -> known.map(parts -> parts.stream().flatMap(List::stream).map(Letters::text)
                        .collect(Collectors.toCollection(LinkedHashSet::new))));
    }

    private CompletableFuture<Optional<Long>> resolve(String key, boolean giveUp) {
        return partitions.in(key, (partition, count) -> announcer.runForAll(LetterScripts.RESOLVE,
                List.of(names.queue(), names.state(partition), names.log(partition), names.pending(partition),
                        names.dead(partition), names.blocked(partition), key),
                List.of(count, giveUp ? "1" : "0", queue, (long) partition))).thenApply(answer -> {
                    wake.accept(answer.partition());
                    return answer.reply() instanceof Reply.Number moved ? Optional.of(moved.value()) : Optional.empty();
                });
    }

    private static Optional<Letter> letter(int partition, Reply element) {
        return RedisPartition.write(element).map(write -> {
            Reply.Many pair = (Reply.Many) element;
            String id = text(pair.values().get(0));
            Map<String, byte[]> fields = RedisPartition.fields((Reply.Many) pair.values().get(1));
            return new Letter(partition, number(fields, "seq"), number(fields, "by"), write.key(), write.call(),
                    new String(fields.getOrDefault("why", new byte[0]), StandardCharsets.UTF_8),
                    (int) number(fields, "tries"), Long.parseLong(id.substring(0, id.indexOf('-'))),
                    number(fields, "held") == 1);
        });
    }

    private static long number(Map<String, byte[]> fields, String name) {
        byte[] digits = fields.get(name);
        return digits == null ? 0 : Long.parseLong(RedisPartition.text(digits));
    }

    private static long number(Reply reply) {
        return reply instanceof Reply.Bytes ? Long.parseLong(text(reply)) : 0;
    }

    private static String text(Reply reply) {
        return reply instanceof Reply.Bytes bytes ? RedisPartition.text(bytes.value()) : "";
    }
}
