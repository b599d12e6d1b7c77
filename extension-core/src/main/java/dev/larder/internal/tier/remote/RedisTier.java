package dev.larder.internal.tier.remote;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.larder.internal.coherence.Announcer;
import dev.larder.internal.coherence.News;
import dev.larder.internal.coherence.Position;
import dev.larder.internal.coherence.TagClock;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.entry.EnvelopeFormat;
import dev.larder.internal.key.PatternMatcher;
import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.tier.Acquisition;
import dev.larder.internal.tier.Claim;
import dev.larder.internal.tier.Lease;
import dev.larder.internal.tier.Lookup;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.tier.Storing;

/** The remote tier: an entry is one Redis string, a hit is one read command, and a lease stands before the entry. */
public final class RedisTier implements RemoteTier {

    private static final byte[] NOTHING_SEEN = new byte[0];
    private static final byte[] WHATEVER = { '*' };

    private final RedisPort redis;
    private final Supplier<OptionalLong> serverClock;
    private final Supplier<byte[]> tokens;
    private final String channel;
    private final Supplier<Progress> progress;
    private final Announcer announcer;
    private final TagClock clock;
    private final Finding finding;

    /**
     * @param serverClock the server's clock in milliseconds, empty before the first contact
     * @param tokens draws {@value Lease#TOKEN_LENGTH} random bytes
     * @param channel where fills are told to those who wait
     * @param announcer tells the other processes what is removed
     * @param clock tells which entries are worthless
     * @param progress listens to one removal of many keys
     */
    public RedisTier(RedisPort redis, Supplier<OptionalLong> serverClock, Supplier<byte[]> tokens, String channel,
            Announcer announcer, TagClock clock, Supplier<Progress> progress) {
        this.redis = redis;
        this.clock = clock;
        this.serverClock = serverClock;
        this.tokens = tokens;
        this.channel = channel;
        this.announcer = announcer;
        this.finding = new Finding(redis, clock);
        this.progress = progress;
    }

    @Override
    public CompletableFuture<Lookup> find(String key, String tag) {
        return finding.find(key, tag);
    }

    @Override
    public CompletableFuture<Acquisition> acquire(String key, Duration length, Claim claim) {
        byte[] token = tokens.get();
        byte[] seen = claim.replaces() ? WHATEVER : claim.seen().map(RedisTier::identity).orElse(NOTHING_SEEN);
        String manner = claim.manner().name().substring(0, 1);
        CompletableFuture<Optional<Position>> reading = clock.reading();
        return LeaseScripts.ACQUIRE.run(redis, List.of(key), token, length.toMillis(), manner, seen)
                .thenCombine(reading, (reply, read) -> acquisition(reply, token, read));
    }

    @Override
    public CompletableFuture<Boolean> extend(String key, Lease lease, Duration length) {
        return LeaseScripts.EXTEND.run(redis, List.of(key), lease.token(), length.toMillis())
                .thenApply(reply -> !(reply instanceof Reply.Number number && number.value() == 0));
    }

    @Override
    public CompletableFuture<Storing> store(String key, Lease lease, Envelope entry, Duration kept) {
        return LeaseScripts.STORE
                .run(redis, List.of(key), lease.token(), channel, EnvelopeFormat.encode(entry), atLeastOne(kept))
                .thenApply(reply -> reply instanceof Reply.Number number
                        ? number.value() == 1 ? Storing.STORED : Storing.REFUSED
                        : Storing.UNKNOWN);
    }

    @Override
    public CompletableFuture<Boolean> release(String key, Lease lease, Duration pause) {
        return end(key, lease, pause.toMillis());
    }

    @Override
    public CompletableFuture<Boolean> discard(String key, Lease lease) {
        return end(key, lease, -1);
    }

    private CompletableFuture<Boolean> end(String key, Lease lease, long pause) {
        return LeaseScripts.RELEASE.run(redis, List.of(key), lease.token(), channel, pause)
                .thenApply(reply -> !(reply instanceof Reply.Failed));
    }

    @Override
    public void touch(String key, Duration kept) {
        redis.send(Command.write("PEXPIRE", key, atLeastOne(kept)));
    }

    @Override
    public CompletableFuture<Reply> remove(String key) {
        return redis.send(Command.write("UNLINK", key))
                .thenCompose(removed -> tell(new News.Keys(List.of(key)), removed));
    }

    @Override
    public CompletableFuture<Reply> removeMatching(PatternMatcher keys) {
        return new Removal(redis, keys, progress.get()).run()
                .thenCompose(removed -> tell(new News.Pattern(keys), removed));
    }

    /** In this order: whoever hears of it and asks Redis must not find the entry any more. */
    private CompletableFuture<Reply> tell(News news, Reply removed) {
        return removed instanceof Reply.Failed ? CompletableFuture.completedFuture(removed)
                : announcer.tell(news).thenApply(told -> told instanceof Reply.Failed ? told : removed);
    }

    @Override
    public CompletableFuture<Reply> moveTags(List<String> tags) {
        return announcer.tell(new News.Tags(tags));
    }

    @Override
    public CompletableFuture<Reply> leaveEpoch() {
        return clock.leave();
    }

    @Override
    public CompletableFuture<Reply> replaced(String key) {
        return announcer.tell(new News.Keys(List.of(key)));
    }

    @Override
    public CompletableFuture<Boolean> answers() {
        return redis.send(Command.read("PING")).thenApply(
                reply -> !(reply instanceof Reply.Failed failed && failed.fault().kind() != Fault.Kind.REFUSED));
    }

    @Override
    public Position heard() {
        return clock.heard();
    }

    @Override
    public long serverMillis() {
        return serverClock.get().orElse(UNKNOWN_TIME);
    }

    private static Acquisition acquisition(Reply reply, byte[] token, Optional<Position> reading) {
        if (reply instanceof Reply.Failed failed) {
            Fault.Kind kind = failed.fault().kind();
            return kind == Fault.Kind.LATE || kind == Fault.Kind.UNREACHABLE
                    ? new Acquisition.Unknown(new Lease(token, UNKNOWN_TIME, reading))
                    : new Acquisition.Unavailable(failed.fault());
        }
        if (reply instanceof Reply.Many many && many.values().get(0) instanceof Reply.Number outcome) {
            if (outcome.value() == 2) {
                return new Acquisition.Changed();
            }
            Reply detail = many.values().get(1);
            if (outcome.value() == 1 && detail instanceof Reply.Number now) {
                return new Acquisition.Granted(new Lease(token, now.value(), reading));
            }
            if (outcome.value() == 0 && detail instanceof Reply.Number remaining) {
                byte state = many.values().get(2) instanceof Reply.Bytes bytes ? bytes.value()[0] : 0;
                return new Acquisition.Held(remaining.value(), state == 'F', state == 'X');
            }
        }
        return new Acquisition.Unavailable(new Fault(Fault.Kind.REFUSED, "ERR a script answered something else"));
    }

    private static byte[] identity(Envelope entry) {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(entry.createdAt()).putLong(entry.freshUntil()).array();
    }

    private static long atLeastOne(Duration duration) {
        return Math.max(1, duration.toMillis());
    }
}
