package dev.larder.benchmarks.tags;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import dev.larder.internal.coherence.Announcer;
import dev.larder.internal.coherence.Names;
import dev.larder.internal.coherence.Position;
import dev.larder.internal.coherence.TagClock;
import dev.larder.internal.coherence.TagMirror;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.entry.KeyHash;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.tier.Acquisition;
import dev.larder.internal.tier.Claim;
import dev.larder.internal.tier.Claim.Manner;
import dev.larder.internal.tier.Lease;
import dev.larder.internal.tier.Lookup;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.tier.Storing;
import dev.larder.internal.tier.remote.Progress;
import dev.larder.internal.tier.remote.RedisTier;

/** Larder's own tier: an entry is loaded under a lease and a reading of the tag clock, and a move makes it worthless. */
final class TagClockApproach implements Approach {

    private static final Names NAMES = Names.of("bench");
    private static final String OWN_TAG = "%cache:products";
    private static final String TAG = "catalogue";
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration LIFE = Duration.ofHours(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RemoteTier tier;

    TagClockApproach(RedisPort redis) {
        tier = new RedisTier(redis, OptionalLong::empty, TagClockApproach::token, "bench:filled",
                new Announcer(redis, NAMES, "bench", TagClockApproach::epoch, new TagMirror(), LIFE),
                new TagClock(redis, NAMES, TagClockApproach::epoch, new TagMirror()), () -> Progress.UNHEARD);
    }

    @Override
    public String name() {
        return "tag clock";
    }

    @Override
    public void fill(int count) {
        Filling.all(count, this::load);
    }

    private CompletableFuture<Boolean> load(int number) {
        String key = key(number);
        return tier.acquire(key, LEASE, Claim.overAnything(Manner.FORCE))
                .thenCompose(acquired -> acquired instanceof Acquisition.Granted granted
                        ? tier.store(key, granted.lease(), entry(key, number, granted.lease()), LIFE)
                                .thenApply(stored -> stored == Storing.STORED)
                        : CompletableFuture.completedFuture(false));
    }

    private static Envelope entry(String key, int number, Lease lease) {
        Position reading = lease.reading().orElseThrow();
        return new Envelope((byte) 1, false, KeyHash.of(key), 1, lease.grantedAt(), lease.grantedAt() + LIFE.toMillis(),
                1, reading.epoch(), reading.clock(), List.of(TAG), value(number).getBytes(StandardCharsets.UTF_8));
    }

    /** What both approaches store. */
    static String value(int number) {
        return "{\"id\":%d,\"name\":\"Product %d\",\"cents\":%d,\"note\":\"%s\"}".formatted(number, number, number,
                "x".repeat(40));
    }

    @Override
    public long invalidate() {
        Reply reply = tier.moveTags(List.of(TAG)).join();
        if (reply instanceof Reply.Failed failed) {
            throw new IllegalStateException(failed.fault().toString());
        }
        return 1;
    }

    @Override
    public long answered(Set<Integer> entries) {
        return Filling.count(entries,
                number -> tier.find(key(number), OWN_TAG).thenApply(found -> found instanceof Lookup.Found));
    }

    private static String key(int number) {
        return "bench:product:" + number;
    }

    private static byte[] token() {
        byte[] token = new byte[Lease.TOKEN_LENGTH];
        RANDOM.nextBytes(token);
        return token;
    }

    private static String epoch() {
        return String.valueOf(RANDOM.nextInt(Integer.MAX_VALUE));
    }
}
