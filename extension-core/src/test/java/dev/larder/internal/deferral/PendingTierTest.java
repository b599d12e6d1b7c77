package dev.larder.internal.deferral;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.larder.internal.behind.Intake;
import dev.larder.internal.behind.QueueModel;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.entry.EnvelopeFormat;
import dev.larder.internal.key.KeyMatcher;
import dev.larder.internal.key.KeyPart;
import dev.larder.internal.key.KeyPrefix;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.InMemoryRedis;
import dev.larder.internal.tier.Acquisition;
import dev.larder.internal.tier.Claim;
import dev.larder.internal.tier.Lookup;
import dev.larder.internal.tier.MapRemoteTier;
import dev.larder.internal.tier.Storing;
import dev.larder.internal.time.FakeTime;

/** What a look-up finds of a key whose writes wait. */
class PendingTierTest {

    private static final String KEY = "shop:k";
    private static final String TAG = "%products";
    private static final Duration TTL = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofHours(1);

    private final FakeTime time = new FakeTime();
    private final InMemoryRedis redis = new InMemoryRedis(time);
    private final QueueModel model = QueueModel.teach(redis, time);
    private final MapRemoteTier tier = new MapRemoteTier(time);
    private final Intake intake = QueueModel.queue("products", redis, time, 100, LONG, (about, text) -> {}).intake();
    private final PendingTier pending = new PendingTier(tier,
            List.of(new PendingTier.Queued(TAG,
                    KeyMatcher.of(KeyPrefix.of("shop"), List.of(new KeyPart.Literal("k"))), intake)));

    private Envelope entry(String value) {
        long now = tier.serverMillis();
        return new Envelope((byte) 3, value.isEmpty(), 1, 2, now, now + TTL.toMillis(), 5, 0, 0, List.of(),
                value.getBytes(StandardCharsets.UTF_8));
    }

    private void store(String value) {
        Acquisition granted = tier.acquire(KEY, LONG, Claim.overAnything(Claim.Manner.FORCE)).join();
        tier.store(KEY, ((Acquisition.Granted) granted).lease(), entry(value), LONG).join();
    }

    private void queue(byte[] entry) {
        intake.append(KEY, false, new byte[] { 1 }, entry.length == 0 ? Optional.empty()
                : Optional.of(new Intake.Entry(entry, LONG))).join();
        redis.forgetReceived();
    }

    private void queue(String value) {
        queue(EnvelopeFormat.encode(entry(value)));
    }

    private Lookup find() {
        return pending.find(KEY, TAG).join();
    }

    private void assertFound(String value) {
        assertThat(find()).isInstanceOfSatisfying(Lookup.Found.class, found -> {
            assertThat(new String(found.entry().payload(), StandardCharsets.UTF_8)).isEqualTo(value);
            assertThat(found.entry().absent()).isEqualTo(value.isEmpty());
            assertThat(found.entry().createdAt()).isEqualTo(tier.serverMillis());
            assertThat(found.entry().freshUntil()).isEqualTo(tier.serverMillis() + TTL.toMillis());
        });
    }

    @Test
    void entryThatIsGoodIsTheAnswerAndNoQueueIsAsked() {
        queue("pending");
        store("stored");
        assertFound("stored");
        assertThat(redis.received()).isEmpty();
    }

    @Test
    void valueOfAWriteThatWaitsIsTheAnswerWhereThereIsNoEntry() {
        queue("old");
        queue("pending");
        assertFound("pending");
    }

    @Test
    void itIsTheAnswerHoweverLongItWaits() {
        store("stored");
        queue("pending");
        time.advance(LONG);
        assertFound("pending");
    }

    @Test
    void itIsTheAnswerWhereTheEntryWasInvalidated() {
        store("stored");
        queue("pending");
        tier.moveTags(List.of(TAG)).join();
        assertFound("pending");
    }

    @Test
    void removalThatWaitsIsTheAnswer() {
        queue("");
        assertFound("");
    }

    @Test
    void whereNothingWaitsTheTierAnswers() {
        assertThat(find()).isEqualTo(Lookup.NOTHING);
        store("stored");
        time.advance(TTL);
        assertThat(find()).isInstanceOfSatisfying(Lookup.Found.class,
                found -> assertThat(found.entry().freshUntil()).isEqualTo(tier.serverMillis()));
        queue("pending");
        model.applyFirst();
        assertThat(find()).isInstanceOf(Lookup.Found.class);
        assertThat(redis.received()).hasSize(1);
    }

    @Test
    void writeWhoseValueNobodyKnowsIsNoAnswer() {
        queue("pending");
        queue(new byte[0]);
        assertThat(find()).isEqualTo(Lookup.NOTHING);
    }

    @Test
    void whatIsNoEntryIsNoAnswer() {
        queue("no envelope".getBytes(StandardCharsets.UTF_8));
        assertThat(find()).isEqualTo(Lookup.NOTHING);
    }

    @Test
    void keysOfOtherCachesAreNotAskedFor() {
        queue("pending");
        assertThat(pending.find(KEY, "%others").join()).isEqualTo(Lookup.NOTHING);
        assertThat(redis.received()).isEmpty();
    }

    @Test
    void queueThatCannotBeAskedMayHaveSomethingNewer() {
        queue("pending");
        redis.fail(new Fault(Fault.Kind.UNREACHABLE, "gone"));
        assertThat(find()).isInstanceOf(Lookup.Unavailable.class);
    }

    private Storing load(String value) {
        Acquisition granted = pending.acquire(KEY, LONG, Claim.overAnything(Claim.Manner.FORCE)).join();
        return pending.store(KEY, ((Acquisition.Granted) granted).lease(), entry(value), LONG).join();
    }

    @Test
    void whatIsLoadedWhileAWriteWaitsIsNotStored() {
        queue("pending");
        assertThat(load("old")).isEqualTo(Storing.REFUSED);
        assertFound("pending");
        model.applyFirst();
        assertThat(load("new")).isEqualTo(Storing.STORED);
    }

    @Test
    void whatIsLoadedWhileAWriteWaitsWhoseValueNobodyKnowsIsNotStored() {
        queue(new byte[0]);
        assertThat(load("old")).isEqualTo(Storing.REFUSED);
    }

    @Test
    void nothingIsStoredWhileTheQueueCannotBeAsked() {
        redis.fail(new Fault(Fault.Kind.UNREACHABLE, "gone"));
        assertThat(load("old")).isEqualTo(Storing.REFUSED);
    }

    @Test
    void tierThatIsAwayIsTheAnswerAndNoQueueIsAsked() {
        queue("pending");
        tier.failWith(new Fault(Fault.Kind.UNREACHABLE, "gone"));
        assertThat(find()).isInstanceOf(Lookup.Unavailable.class);
        assertThat(redis.received()).isEmpty();
    }
}
