package dev.larder.internal.behind;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import dev.larder.internal.coherence.Announcer;
import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;

/** A partition in Redis. */
final class RedisPartition implements Partition {

    private final RedisPort redis;
    private final Announcer announcer;
    private final QueueNames names;
    private final String self;
    private final int number;
    /** Whether there is something in the log that is no write; it is left alone. */
    private volatile boolean strange;

    /** @param self a name no other process has */
    RedisPartition(RedisPort redis, Announcer announcer, QueueNames names, String self, int number) {
        this.redis = redis;
        this.announcer = announcer;
        this.names = names;
        this.self = self;
        this.number = number;
    }

    @Override
    public CompletableFuture<Optional<Tenure>> claim(Duration length) {
        return OwnerScripts.CLAIM.run(redis, List.of(names.state(number)), self, length.toMillis())
                .thenApply(reply -> numbers(reply).filter(found -> found.get(0) == 1 && found.size() == 4)
                        .map(found -> new Tenure(found.get(1), new Bounds(found.get(2), found.get(3)))));
    }

    @Override
    public CompletableFuture<Standing> renew(long epoch, Duration length) {
        return OwnerScripts.RENEW.run(redis, List.of(names.state(number)), epoch, length.toMillis())
                .thenApply(RedisPartition::standing);
    }

    @Override
    public CompletableFuture<Standing> release(long epoch) {
        return OwnerScripts.RELEASE.run(redis, List.of(names.state(number)), epoch).thenApply(RedisPartition::standing);
    }

    @Override
    public CompletableFuture<Optional<List<QueuedWrite>>> read(long after, int most) {
        return redis.send(Command.read("XRANGE", names.log(number), "(" + after, "+", "COUNT", (long) most))
                .thenApply(reply -> reply instanceof Reply.Many found ? Optional.of(writes(found)) : Optional.empty());
    }

    private List<QueuedWrite> writes(Reply.Many found) {
        List<QueuedWrite> writes = new ArrayList<>(found.values().size());
        for (Reply one : found.values()) {
            Optional<QueuedWrite> write = write(one);
            write.ifPresentOrElse(writes::add, () -> strange = true);
        }
        return writes;
    }

    @Override
    public CompletableFuture<Optional<Set<String>>> blocked() {
        return redis.send(Command.read("HKEYS", names.blocked(number)))
                .thenApply(reply -> reply instanceof Reply.Many found ? Optional.of(texts(found.values()))
                        : Optional.empty());
    }

    @Override
    public CompletableFuture<Standing> open(long epoch, Bounds bounds) {
        return OwnerScripts.OPEN.run(redis, List.of(names.state(number), names.direct(number)), epoch, bounds.window(),
                bounds.upto()).thenApply(RedisPartition::standing);
    }

    @Override
    public CompletableFuture<Standing> done(long epoch, List<QueuedWrite> applied, boolean first, Bounds next) {
        Map<String, Long> worthless = new LinkedHashMap<>();
        Map<String, Long> others = new LinkedHashMap<>();
        long last = 0;
        for (QueuedWrite write : applied) {
            if (!write.valued()) {
                worthless.put(write.key(), 0L);
            }
            last = Math.max(last, write.sequence());
        }
        for (QueuedWrite write : applied) {
            (worthless.containsKey(write.key()) ? worthless : others).merge(write.key(), write.sequence(), Math::max);
        }
        boolean cut = first && !strange;
        List<String> keys = new ArrayList<>(
                List.of(names.queue(), names.state(number), names.log(number), names.pending(number)));
        List<Object> words = new ArrayList<>(
                List.of(epoch, next.window(), next.upto(), cut ? last : 0, (long) worthless.size()));
        for (Map<String, Long> some : List.of(worthless, others)) {
            keys.addAll(some.keySet());
            words.addAll(some.values());
        }
        if (!cut) {
            applied.forEach(write -> words.add(write.sequence()));
        }
        return announcer.runForAll(OwnerScripts.DONE, keys, words)
                .thenCompose(reply -> reply instanceof Reply.Number answer && answer.value() == 2
                        ? done(epoch, applied, false, next)
                        : CompletableFuture.completedFuture(standing(reply)));
    }

    @Override
    public CompletableFuture<Standing> bury(long epoch, List<QueuedWrite> writes, Burial burial) {
        List<Object> words = new ArrayList<>(
                List.of(epoch, burial.reason(), (long) burial.attempts(), burial.heldBack() ? "1" : "0"));
        writes.forEach(write -> words.add(write.sequence()));
        return OwnerScripts.BURY.run(redis, List.of(names.state(number), names.log(number), names.pending(number),
                names.dead(number), names.blocked(number), names.queue()), words.toArray())
                .thenApply(RedisPartition::standing);
    }

    /** A reply of a worker's script: 0 or {0, …} if it is not the owner, otherwise 1, a generation, keys. */
    private static Standing standing(Reply reply) {
        if (reply instanceof Reply.Number one) {
            return one.value() == 0 ? Standing.LOST : new Standing.Owner(0, Set.of());
        }
        if (reply instanceof Reply.Many many && many.values().get(0) instanceof Reply.Number first) {
            if (first.value() == 0) {
                return Standing.LOST;
            }
            if (many.values().get(1) instanceof Reply.Number generation) {
                return new Standing.Owner(generation.value(), texts(many.values().subList(2, many.values().size())));
            }
        }
        return Standing.UNKNOWN;
    }

    private static Optional<List<Long>> numbers(Reply reply) {
        if (!(reply instanceof Reply.Many many)) {
            return Optional.empty();
        }
        List<Long> numbers = new ArrayList<>();
        for (Reply one : many.values()) {
            if (one instanceof Reply.Number number) {
                numbers.add(number.value());
            }
        }
        return Optional.of(numbers);
    }

    private static Set<String> texts(List<Reply> replies) {
        Set<String> texts = new HashSet<>();
        for (Reply reply : replies) {
            if (reply instanceof Reply.Bytes bytes) {
                texts.add(text(bytes.value()));
            }
        }
        return texts;
    }

    /** One element of what {@code XRANGE} gives for a log; empty if it is nothing of ours. */
    static Optional<QueuedWrite> write(Reply element) {
        if (!(element instanceof Reply.Many pair) || pair.values().size() != 2
                || !(pair.values().get(0) instanceof Reply.Bytes id)
                || !(pair.values().get(1) instanceof Reply.Many fields)) {
            return Optional.empty();
        }
        Map<String, byte[]> found = fields(fields);
        byte[] key = found.get("k");
        byte[] call = found.get("c");
        if (key == null || call == null) {
            return Optional.empty();
        }
        String at = text(id.value());
        return Optional.of(new QueuedWrite(Long.parseLong(at.substring(0, at.indexOf('-'))), text(key),
                text(found.getOrDefault("r", new byte[0])).equals("1"), found.containsKey("e"), call));
    }

    static Map<String, byte[]> fields(Reply.Many fields) {
        Map<String, byte[]> found = new HashMap<>();
        for (int i = 0; i + 1 < fields.values().size(); i += 2) {
            if (fields.values().get(i) instanceof Reply.Bytes name
                    && fields.values().get(i + 1) instanceof Reply.Bytes value) {
                found.put(text(name.value()), value.value());
            }
        }
        return found;
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
