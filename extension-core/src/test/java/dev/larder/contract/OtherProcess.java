package dev.larder.contract;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.larder.internal.coherence.Announcer;
import dev.larder.internal.coherence.Names;
import dev.larder.internal.coherence.TagClock;
import dev.larder.internal.coherence.TagMirror;
import dev.larder.internal.key.PatternMatcher;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.redis.vertx.RedisClients;
import dev.larder.internal.redis.vertx.Settings;
import dev.larder.internal.redis.vertx.VertxRedis;
import dev.larder.internal.tier.Lease;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.tier.remote.Progress;
import dev.larder.internal.tier.remote.RedisTier;
import io.vertx.core.Vertx;

/** What another process of the application does to Redis, and tells. Each returns when Redis has it. */
final class OtherProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Names NAMES = Names.of("contract");

    private final Vertx vertx = Vertx.vertx();
    private final VertxRedis connection;
    private final RemoteTier tier;

    OtherProcess(Container container) {
        connection = RedisClients.open(vertx, container.redis().uri(), Settings.defaults().withDeadline(PATIENCE),
                first -> {});
        tier = new RedisTier(connection, OptionalLong::empty, () -> new byte[Lease.TOKEN_LENGTH], "contract:%filled",
                new Announcer(connection, NAMES, "other", OtherProcess::epoch, new TagMirror(), Duration.ofHours(1)),
                new TagClock(connection, NAMES, OtherProcess::epoch, new TagMirror()), () -> Progress.UNHEARD);
        Fixture.soon().until(connection::isConnected);
    }

    private static String epoch() {
        return String.valueOf(System.identityHashCode(new Object()));
    }

    void remove(String key) {
        done(tier.remove(key));
    }

    void move(String tag) {
        done(tier.moveTags(List.of(tag)));
    }

    void removeMatching(String... texts) {
        done(tier.removeMatching(PatternMatcher.ofTexts(List.of(texts))));
    }

    private static void done(CompletableFuture<Reply> reply) {
        if (reply.orTimeout(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS).join() instanceof Reply.Failed failed) {
            throw new IllegalStateException(failed.fault().toString());
        }
    }

    @Override
    public void close() {
        connection.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
