package dev.larder.internal.assembly;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Random;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.behind.Queue;
import dev.larder.internal.coherence.Announcer;
import dev.larder.internal.coherence.NewsFollower;
import dev.larder.internal.coherence.TagClock;
import dev.larder.internal.coherence.TagMirror;
import dev.larder.internal.coherence.View;
import dev.larder.internal.redis.vertx.RedisLink;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.tier.Lease;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.tier.remote.Progress;
import dev.larder.internal.tier.remote.RedisTier;
import dev.larder.internal.time.Time;

/** Joins a link to Redis with the tier above it, and the assembly with the news of other processes. */
public final class RedisWiring implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NAME_LENGTH = 16;

    /** As many digits as a script reckons with exactly. */
    private static final long EPOCHS = 1_000_000_000_000_000L;

    /** A view is confirmed anew so many times before it would end. */
    private static final int CONFIRMATIONS = 3;

    private final RedisLink link;
    private final Blueprint blueprint;
    private final Time time;
    private final Journal journal;
    private final String self = HexFormat.of().formatHex(random(NAME_LENGTH));
    private final TagMirror mirror = new TagMirror();
    private final RemoteTier tier;
    private final View view;
    private final Announcer announcer;
    private @Nullable NewsFollower following;

    public RedisWiring(RedisLink link, Blueprint blueprint, Time time, Journal journal) {
        this.link = link;
        this.blueprint = blueprint;
        this.time = time;
        this.journal = journal;
        this.view = blueprint.view(time.nanos());
        this.announcer = new Announcer(link.port(), blueprint.news(), self, RedisWiring::epoch, mirror,
                blueprint.longestLife());
        this.tier = new RedisTier(link.port(), link.clock()::now, () -> random(Lease.TOKEN_LENGTH), blueprint.channel(),
                announcer,
                new TagClock(link.port(), blueprint.news(), RedisWiring::epoch, mirror),
                () -> Progress.logged(time, journal));
    }

    public RemoteTier tier() {
        return tier;
    }

    /** What queues need. */
    public Queue.Way queues() {
        return new Queue.Way(link.port(), announcer, self, blueprint.prefix().text(), blueprint.channel(), time,
                link.clock()::now, journal);
    }

    /** How long the memory of this process may be trusted. */
    public View view() {
        return view;
    }

    /** Lets the assembly hear of other processes, of what concerns it. To be called once. */
    public void listen(Assembly assembly) {
        if (blueprint.waitsForOthers()) {
            link.listen(blueprint.channel(), assembly::filled, assembly::missedFills);
        }
        following = new NewsFollower(link.lines(), blueprint.news(), self, RedisWiring::epoch, time, new Random(), view,
                mirror, blueprint.connections().deadline(), blueprint.maxLag().dividedBy(CONFIRMATIONS), assembly,
                journal);
    }

    @Override
    public void close() {
        if (following != null) {
            following.close();
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String epoch() {
        return String.valueOf(RANDOM.nextLong(EPOCHS));
    }
}
