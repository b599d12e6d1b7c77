package dev.larder.internal.tier.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.larder.internal.coherence.NewsModel;
import dev.larder.internal.coherence.Position;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.InMemoryRedis;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.redis.vertx.Ports;
import dev.larder.internal.tier.Acquisition;
import dev.larder.internal.tier.Claim;
import dev.larder.internal.tier.Claim.Manner;
import dev.larder.internal.tier.Lease;
import dev.larder.internal.tier.Lookup;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.tier.Storing;
import dev.larder.internal.time.FakeTime;
import dev.larder.testing.RedisHandle;
import dev.larder.testing.WithRedis;

/**
 * What a lease is good for, over the Redis in memory, a real one, and a cluster, where the tag clock stands in another slot
 * than the entry. Nobody waits: leases are long, or made to be over.
 */
@WithRedis
class RemoteTierContractTest {

    enum Kind {
        MEMORY, SERVER, CLUSTER
    }

    private static final String KEY = "shop:k";
    private static final String OWN = "%cache:all";
    private static final Duration LONG = Duration.ofMinutes(5);

    private static @Nullable OneNodeCluster cluster;

    private Ports.@Nullable Open open;
    private @Nullable RedisPort port;
    private @Nullable RemoteTier tier;
    private IntSupplier told = () -> 0;
    private int tokens;

    private RemoteTier use(Kind kind, RedisHandle redis) {
        RedisPort used;
        if (kind != Kind.MEMORY) {
            RedisHandle server = kind == Kind.CLUSTER ? cluster() : redis;
            open = Ports.open(server);
            used = open.port();
            // Once they are known, what is sent later is carried out later.
            LeaseScriptModel.all().forEach(script -> server.command("SCRIPT", "LOAD", script.text()));
            server.command("CONFIG", "RESETSTAT");
            told = () -> published(String.valueOf(server.command("INFO", "commandstats")));
        } else {
            InMemoryRedis memory = new InMemoryRedis(new FakeTime());
            LeaseScriptModel.teach(memory);
            NewsModel.teach(memory);
            AtomicInteger count = new AtomicInteger();
            memory.listen((channel, key) -> count.incrementAndGet());
            told = count::get;
            used = memory;
        }
        port = used;
        tier = NewsModel.tier(used, OptionalLong::empty, this::token);
        return tier;
    }

    private static RedisHandle cluster() {
        if (cluster == null) {
            cluster = new OneNodeCluster();
        }
        return cluster.emptied();
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
            cluster = null;
        }
    }

    @AfterEach
    void close() {
        if (open != null) {
            open.close();
        }
    }

    private static int published(String stats) {
        int at = stats.indexOf("cmdstat_publish:calls=");
        if (at < 0) {
            return 0;
        }
        String rest = stats.substring(at + "cmdstat_publish:calls=".length());
        return Integer.parseInt(rest.substring(0, rest.indexOf(',')));
    }

    private byte[] token() {
        byte[] token = new byte[Lease.TOKEN_LENGTH];
        token[0] = (byte) ++tokens;
        token[15] = (byte) 0xBE;
        return token;
    }

    /** What does not matter of it: its reading is not compared. */
    private static Envelope entry(int number) {
        return entry(number, new Position(0, 0, 0), List.of());
    }

    private static Envelope entry(int number, Position reading, List<String> tags) {
        return new Envelope((byte) 3, false, 1, 2, number, number, 5, reading.epoch(), reading.clock(), tags,
                ("value " + number).getBytes(StandardCharsets.UTF_8));
    }

    private Acquisition ask(Claim claim) {
        return Objects.requireNonNull(tier).acquire(KEY, LONG, claim).join();
    }

    private Lease granted(Claim claim) {
        Acquisition acquisition = ask(claim);
        assertThat(acquisition).isInstanceOf(Acquisition.Granted.class);
        return ((Acquisition.Granted) acquisition).lease();
    }

    private void assertHeld(Claim claim, boolean failed) {
        assertThat(ask(claim)).isInstanceOfSatisfying(Acquisition.Held.class, held -> {
            assertThat(held.failed()).isEqualTo(failed);
            assertThat(held.remainingMillis()).isBetween(LONG.toMillis() - 60_000, LONG.toMillis());
        });
    }

    private Storing store(Lease lease, int number) {
        return store(lease, number, List.of());
    }

    private Storing store(Lease lease, int number, List<String> tags) {
        return Objects.requireNonNull(tier)
                .store(KEY, lease, entry(number, lease.reading().orElseThrow(), tags), LONG).join();
    }

    private void fill(int number) {
        assertThat(store(granted(Claim.overAnything(Manner.FORCE)), number)).isEqualTo(Storing.STORED);
    }

    private void assertEntry(int number) {
        assertThat(Objects.requireNonNull(tier).find(KEY, OWN).join()).isInstanceOfSatisfying(Lookup.Found.class,
                found -> assertThat(found.entry().createdAt()).isEqualTo(number));
    }

    private void assertNothing() {
        assertThat(Objects.requireNonNull(tier).find(KEY, OWN).join()).isEqualTo(Lookup.NOTHING);
    }

    private Reply send(Command command) {
        return Objects.requireNonNull(port).send(command).join();
    }

    /** As if the lease's time had passed. */
    private void endLease() {
        byte[] block = ((Reply.Bytes) send(Command.read("GET", KEY))).value();
        System.arraycopy("0000000000001".getBytes(StandardCharsets.US_ASCII), 0, block, 19, 13);
        send(Command.write("SET", KEY, block, "PX", 600_000L));
    }

    @ParameterizedTest
    @EnumSource
    void serverThatAnswersSaysSo(Kind kind, RedisHandle redis) {
        assertThat(use(kind, redis).answers().join()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void firstIsGrantedAndOthersAreTold(Kind kind, RedisHandle redis) {
        use(kind, redis);
        granted(Claim.ofNothing(Manner.ASK));
        assertHeld(Claim.ofNothing(Manner.ASK), false);
        assertHeld(Claim.ofNothing(Manner.WAIT), false);
        assertHeld(Claim.ofNothing(Manner.INSIST), false);
        assertNothing();
    }

    @ParameterizedTest
    @EnumSource
    void entryStoredSinceTheLookUpIsTold(Kind kind, RedisHandle redis) {
        use(kind, redis);
        fill(2);
        for (Claim claim : List.of(Claim.ofNothing(Manner.ASK), Claim.over(entry(1), Manner.WAIT))) {
            assertThat(ask(claim)).isEqualTo(new Acquisition.Changed());
        }
        granted(Claim.over(entry(2), Manner.ASK));
    }

    @ParameterizedTest
    @EnumSource
    void entryStaysReadableWhileItIsLoadedAnew(Kind kind, RedisHandle redis) {
        RemoteTier used = use(kind, redis);
        fill(1);
        Lease lease = granted(Claim.over(entry(1), Manner.ASK));
        assertThat(used.find(KEY, OWN).join()).isInstanceOfSatisfying(Lookup.Found.class, found -> {
            assertThat(found.entry().createdAt()).isEqualTo(1);
            assertThat(found.lease()).isPresent();
        });
        assertThat(store(lease, 2)).isEqualTo(Storing.STORED);
        assertThat(used.find(KEY, OWN).join()).isInstanceOfSatisfying(Lookup.Found.class, found -> {
            assertThat(found.entry().createdAt()).isEqualTo(2);
            assertThat(found.lease()).isEqualTo(Optional.empty());
        });
    }

    @ParameterizedTest
    @EnumSource
    void removedLeaseStoresNothing(Kind kind, RedisHandle redis) {
        RemoteTier used = use(kind, redis);
        Lease lease = granted(Claim.ofNothing(Manner.ASK));
        used.remove(KEY).join();
        assertThat(store(lease, 1)).isEqualTo(Storing.REFUSED);
        assertThat(used.extend(KEY, lease, LONG).join()).isFalse();
        assertNothing();
    }

    @ParameterizedTest
    @EnumSource
    void leaseTakenByForceStoresNothing(Kind kind, RedisHandle redis) {
        use(kind, redis);
        Lease first = granted(Claim.ofNothing(Manner.ASK));
        Lease second = granted(Claim.overAnything(Manner.FORCE));
        assertThat(store(first, 1)).isEqualTo(Storing.REFUSED);
        assertThat(store(second, 2)).isEqualTo(Storing.STORED);
        assertEntry(2);
    }

    @ParameterizedTest
    @EnumSource
    void leaseThatIsSeizedTakesTheEntryAlongAndWhoHadItStoresNothing(Kind kind, RedisHandle redis) {
        use(kind, redis);
        fill(1);
        Lease first = granted(Claim.over(entry(1), Manner.ASK));
        Lease second = granted(Claim.overAnything(Manner.SEIZE));
        assertNothing();
        assertThat(store(first, 1)).isEqualTo(Storing.REFUSED);
        assertHeld(Claim.ofNothing(Manner.ASK), false);
        assertThat(store(second, 2)).isEqualTo(Storing.STORED);
        assertEntry(2);
    }

    @ParameterizedTest
    @EnumSource
    void leaseThatHasEndedStoresNothingAndIsFree(Kind kind, RedisHandle redis) {
        RemoteTier used = use(kind, redis);
        Lease first = granted(Claim.ofNothing(Manner.ASK));
        endLease();
        assertThat(store(first, 1)).isEqualTo(Storing.REFUSED);
        assertThat(used.extend(KEY, first, LONG).join()).isFalse();
        granted(Claim.ofNothing(Manner.ASK));
    }

    @ParameterizedTest
    @EnumSource
    void leaseIsGoodForOneStore(Kind kind, RedisHandle redis) {
        use(kind, redis);
        Lease lease = granted(Claim.ofNothing(Manner.ASK));
        assertThat(store(lease, 1)).isEqualTo(Storing.STORED);
        assertThat(store(lease, 2)).isEqualTo(Storing.REFUSED);
        assertEntry(1);
    }

    @ParameterizedTest
    @EnumSource
    void extendedLeaseEndsLaterAndItsKeyLivesAsLong(Kind kind, RedisHandle redis) {
        RemoteTier used = use(kind, redis);
        Lease lease = granted(Claim.ofNothing(Manner.ASK));
        assertThat(used.extend(KEY, lease, Duration.ofHours(1)).join()).isTrue();
        assertThat(ask(Claim.ofNothing(Manner.ASK))).isInstanceOfSatisfying(Acquisition.Held.class,
                held -> assertThat(held.remainingMillis()).isBetween(3_500_000L, 3_600_000L));
        assertThat(((Reply.Number) send(Command.read("PTTL", KEY))).value()).isBetween(3_500_000L, 3_600_000L);
    }

    @ParameterizedTest
    @EnumSource
    void releasedLeaseIsFreeAndWhatStoodThereStays(Kind kind, RedisHandle redis) {
        RemoteTier used = use(kind, redis);
        used.release(KEY, granted(Claim.ofNothing(Manner.ASK)), Duration.ZERO);
        assertThat(send(Command.read("EXISTS", KEY))).isEqualTo(new Reply.Number(0));
        fill(1);
        used.release(KEY, granted(Claim.over(entry(1), Manner.ASK)), Duration.ZERO);
        assertEntry(1);
        granted(Claim.over(entry(1), Manner.ASK));
    }

    @ParameterizedTest
    @EnumSource
    void pauseHoldsAllBackButWhoInsists(Kind kind, RedisHandle redis) {
        RemoteTier used = use(kind, redis);
        fill(1);
        used.release(KEY, granted(Claim.over(entry(1), Manner.ASK)), LONG);
        assertEntry(1);
        assertHeld(Claim.over(entry(1), Manner.ASK), true);
        assertHeld(Claim.over(entry(1), Manner.WAIT), true);
        granted(Claim.over(entry(1), Manner.INSIST));
        assertHeld(Claim.over(entry(1), Manner.INSIST), false);
    }

    @ParameterizedTest
    @EnumSource
    void discardedEntryGoesWithTheLeaseAndWithNoOther(Kind kind, RedisHandle redis) {
        RemoteTier used = use(kind, redis);
        fill(1);
        Lease lease = granted(Claim.over(entry(1), Manner.ASK));
        used.discard(KEY, lease);
        assertNothing();
        fill(2);
        used.discard(KEY, lease);
        assertEntry(2);
    }

    @ParameterizedTest
    @EnumSource
    void fillIsToldExactlyWhenSomebodyWaits(Kind kind, RedisHandle redis) {
        RemoteTier used = use(kind, redis);
        Lease alone = granted(Claim.ofNothing(Manner.ASK));
        ask(Claim.ofNothing(Manner.ASK));
        store(alone, 1);
        assertThat(told.getAsInt()).isZero();
        Lease awaited = granted(Claim.over(entry(1), Manner.ASK));
        ask(Claim.over(entry(1), Manner.WAIT));
        ask(Claim.over(entry(1), Manner.WAIT));
        used.extend(KEY, awaited, LONG).join();
        store(awaited, 2);
        assertThat(told.getAsInt()).isEqualTo(1);
        Lease failing = granted(Claim.over(entry(2), Manner.ASK));
        ask(Claim.over(entry(2), Manner.WAIT));
        used.release(KEY, failing, Duration.ZERO);
        assertEntry(2);
        assertThat(told.getAsInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void valueOfAnotherKindIsReplacedByWhoeverClaims(Kind kind, RedisHandle redis) {
        RemoteTier used = use(kind, redis);
        send(Command.write("LPUSH", KEY, "x"));
        assertThat(used.find(KEY, OWN).join()).isEqualTo(Lookup.NOTHING);
        assertThat(store(granted(Claim.ofNothing(Manner.ASK)), 1)).isEqualTo(Storing.STORED);
        assertEntry(1);
        send(Command.write("SET", KEY, "not an entry"));
        assertThat(used.find(KEY, OWN).join()).isInstanceOf(Lookup.Unreadable.class);
        assertThat(store(granted(Claim.overAnything(Manner.ASK)), 2)).isEqualTo(Storing.STORED);
        assertEntry(2);
    }

    private void tagged(int number, String... tags) {
        Lease lease = granted(Claim.overAnything(Manner.FORCE));
        assertThat(store(lease, number, List.of(tags))).isEqualTo(Storing.STORED);
    }

    private void assertOutdated() {
        assertThat(Objects.requireNonNull(tier).find(KEY, OWN).join()).isInstanceOf(Lookup.Outdated.class);
    }

    private void move(String... tags) {
        assertThat(Objects.requireNonNull(tier).moveTags(List.of(tags)).join()).isNotInstanceOf(Reply.Failed.class);
    }

    @ParameterizedTest
    @EnumSource
    void movedTagMakesItsEntriesOutdatedAndNoOthers(Kind kind, RedisHandle redis) {
        use(kind, redis);
        tagged(1, "a", "b");
        move("c", "aa");
        assertEntry(1);
        move("b");
        assertOutdated();
        tagged(2, "b");
        assertEntry(2);
        move(OWN);
        assertOutdated();
        fill(3);
        assertEntry(3);
    }

    @ParameterizedTest
    @EnumSource
    void entryWhoseTagMovedWhileItWasLoadedIsOutdated(Kind kind, RedisHandle redis) {
        use(kind, redis);
        Lease lease = granted(Claim.ofNothing(Manner.ASK));
        move("a");
        assertThat(store(lease, 1, List.of("a"))).isEqualTo(Storing.STORED);
        assertOutdated();
        granted(Claim.over(entry(1), Manner.ASK));
    }

    @ParameterizedTest
    @EnumSource
    void lostClockMakesAllOutdatedAndNothingComesBack(Kind kind, RedisHandle redis) {
        use(kind, redis);
        for (String lost : List.of("shop:%{news}:order", "shop:%{news}:tags")) {
            tagged(1, "a");
            // Another move, so that the clock is looked at.
            move("b");
            assertEntry(1);
            send(Command.write("UNLINK", lost));
            move("c");
            assertOutdated();
            tagged(2, "a");
            assertEntry(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leftEpochMakesAllOutdated(Kind kind, RedisHandle redis) {
        RemoteTier used = use(kind, redis);
        fill(1);
        assertThat(used.leaveEpoch().join()).isNotInstanceOf(Reply.Failed.class);
        assertOutdated();
        fill(2);
        assertEntry(2);
    }

    @Test
    void clusterIsAskedForBothAtOnceNoMoreThanOnce(RedisHandle unused) {
        RemoteTier used = use(Kind.CLUSTER, unused);
        RedisHandle node = Objects.requireNonNull(cluster).node();
        fill(1);
        for (int i = 0; i < 5; i++) {
            assertThat(used.find(KEY, OWN).join()).isInstanceOf(Lookup.Found.class);
        }
        assertThat(String.valueOf(node.command("INFO", "errorstats"))).contains("errorstat_CROSSSLOT:count=1\r");
    }
}
