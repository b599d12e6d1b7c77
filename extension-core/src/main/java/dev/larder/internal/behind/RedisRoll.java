package dev.larder.internal.behind;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;

/** The roll in Redis. */
final class RedisRoll implements Roll {

    private final RedisPort redis;
    private final QueueNames names;
    private final String self;
    private final Duration believed;

    /** @param believed so long after a call a process is taken to live */
    RedisRoll(RedisPort redis, QueueNames names, String self, Duration believed) {
        this.redis = redis;
        this.names = names;
        this.self = self;
        this.believed = believed;
    }

    @Override
    public CompletableFuture<Optional<Call>> call(int partitions) {
        List<String> keys = new ArrayList<>(List.of(names.queue(), names.workers()));
        for (int i = 0; i < partitions; i++) {
            keys.add(names.state(i));
        }
        return Scripts.ATTEND.run(redis, keys, (long) partitions, self, believed.toMillis()).thenApply(RedisRoll::call);
    }

    @Override
    public CompletableFuture<Void> leave() {
        return redis.send(Command.write("ZREM", names.workers(), self)).thenAccept(reply -> {});
    }

    private static Optional<Call> call(Reply reply) {
        if (!(reply instanceof Reply.Many many) || many.values().size() < 2
                || !(many.values().get(0) instanceof Reply.Number partitions)
                || !(many.values().get(1) instanceof Reply.Number workers)) {
            return Optional.empty();
        }
        Set<Integer> free = new HashSet<>();
        for (int i = 2; i < many.values().size(); i++) {
            if (many.values().get(i) instanceof Reply.Bytes owner && owner.value().length == 0) {
                free.add(i - 2);
            }
        }
        return Optional.of(new Call((int) partitions.value(), (int) workers.value(), free));
    }
}
