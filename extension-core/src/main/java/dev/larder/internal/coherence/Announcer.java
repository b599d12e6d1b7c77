package dev.larder.internal.coherence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;

/** Tells the other processes what this one has removed from Redis. */
public final class Announcer {

    /** Whoever falls behind by more forgets all it holds. */
    private static final long KEPT = 10_000;

    private final RedisPort redis;
    private final Names names;
    private final String self;
    private final Supplier<String> epochs;

    /**
     * @param self a name no other process has
     * @param epochs draws random digits
     */
    public Announcer(RedisPort redis, Names names, String self, Supplier<String> epochs) {
        this.redis = redis;
        this.names = names;
        this.self = self;
        this.epochs = epochs;
    }

    /** Completes when Redis has it: every process that follows hears of it. */
    public CompletableFuture<Reply> tell(News news) {
        List<Object> arguments = new ArrayList<>(List.of(epochs.get(), KEPT));
        arguments.addAll(Message.fields(self, news));
        return Scripts.TELL.run(redis, names.both(), arguments.toArray());
    }
}
