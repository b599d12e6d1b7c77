package dev.larder.internal.tier.remote;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.larder.internal.entry.Decoded;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.entry.EnvelopeFormat;
import dev.larder.internal.key.KeyMatcher;
import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.tier.Lookup;
import dev.larder.internal.tier.RemoteTier;

/** The remote tier: an entry is one Redis string, a hit is one {@code GET}. */
public final class RedisTier implements RemoteTier {

    private static final long SCAN_PAGE = 500;

    private final RedisPort redis;
    private final Supplier<OptionalLong> serverClock;

    /** @param serverClock the server's clock in milliseconds, empty before the first contact */
    public RedisTier(RedisPort redis, Supplier<OptionalLong> serverClock) {
        this.redis = redis;
        this.serverClock = serverClock;
    }

    @Override
    public CompletableFuture<Lookup> find(String key) {
        return redis.send(Command.read("GET", key)).thenApply(reply -> {
            Lookup lookup = lookup(reply);
            if (lookup instanceof Lookup.Unreadable) {
                remove(key);
            }
            return lookup;
        });
    }

    @Override
    public CompletableFuture<Reply> store(String key, Envelope entry, Duration ttl) {
        long millis = Math.max(1, ttl.toMillis());
        return redis.send(Command.write("SET", key, EnvelopeFormat.encode(entry), "PX", millis));
    }

    @Override
    public CompletableFuture<Reply> remove(String key) {
        return redis.send(Command.write("UNLINK", key));
    }

    @Override
    public CompletableFuture<Reply> removeMatching(KeyMatcher keys) {
        return removePage(keys, "0", 0);
    }

    @Override
    public long serverMillis() {
        return serverClock.get().orElse(UNKNOWN_TIME);
    }

    private static Lookup lookup(Reply reply) {
        if (reply instanceof Reply.Nil) {
            return Lookup.NOTHING;
        }
        if (reply instanceof Reply.Bytes bytes) {
            Decoded decoded = EnvelopeFormat.decode(bytes.value());
            if (decoded instanceof Decoded.Read read) {
                return new Lookup.Found(read.envelope(), bytes.value().length);
            }
            return new Lookup.Unreadable(((Decoded.Damaged) decoded).reason());
        }
        if (reply instanceof Reply.Failed failed && !failed.fault().code().equals("WRONGTYPE")) {
            return new Lookup.Unavailable(failed.fault());
        }
        return new Lookup.Unreadable("the key holds another kind of Redis value");
    }

    private CompletableFuture<Reply> removePage(KeyMatcher keys, String cursor, long removed) {
        return redis.send(Command.read("SCAN", cursor, "MATCH", keys.glob(), "COUNT", SCAN_PAGE))
                .thenCompose(reply -> {
                    Page page = Page.of(reply);
                    if (page == null) {
                        return CompletableFuture.completedFuture(reply instanceof Reply.Failed ? reply
                                : new Reply.Failed(new Fault(Fault.Kind.REFUSED, "SCAN answered something else")));
                    }
                    Object[] found = page.keys().stream().filter(keys::matches).toArray();
                    CompletableFuture<Reply> unlinked = found.length == 0
                            ? CompletableFuture.completedFuture(Reply.OK)
                            : redis.send(Command.write("UNLINK", found));
                    return unlinked.thenCompose(done -> {
                        long sum = removed + found.length;
                        if (done instanceof Reply.Failed || page.next().equals("0")) {
                            Reply end = done instanceof Reply.Failed ? done : new Reply.Number(sum);
                            return CompletableFuture.completedFuture(end);
                        }
                        return removePage(keys, page.next(), sum);
                    });
                });
    }
}
