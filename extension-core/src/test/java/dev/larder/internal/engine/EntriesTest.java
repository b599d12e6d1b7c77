package dev.larder.internal.engine;

import static dev.larder.internal.engine.Bench.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.larder.Tier;
import dev.larder.internal.coherence.Position;
import dev.larder.internal.engine.Entries.Reading;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.policy.Policy;
import dev.larder.internal.tier.Lookup;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

class EntriesTest {

    private static final long SERVER = 1_000_000;
    private static final long NOW = 77_000_000_000L;

    private final Entries entries = new Entries(() -> 0.5);
    private final CachedMethod method = Bench.method("java.lang.String", policy(60_000, 0));

    private static Policy policy(long ttlMillis, double jitter) {
        Policy plain = Bench.policy(Tier.BOTH, Duration.ofMillis(ttlMillis), Duration.ofMillis(ttlMillis / 2));
        return Bench.jittered(plain, jitter);
    }

    private Envelope written(String value, long ttlMillis) throws Exception {
        return entries.write(method, KEY, value, List.of(), new Position(1, 0, 0), SERVER - 7, SERVER,
                Duration.ofMillis(ttlMillis));
    }

    private Reading read(CachedMethod by, Envelope entry, long later) {
        return entries.read(by, KEY, new Lookup.Found(entry, 100, Optional.empty()), SERVER + later, NOW);
    }

    private long nanosLeft(CachedMethod by, Envelope entry, long later) {
        return ((Reading.Usable) read(by, entry, later)).held().times().freshUntil() - NOW;
    }

    @Test
    void writtenEntryIsRead() throws Exception {
        Reading.Usable usable = (Reading.Usable) read(method, written("a", 60_000), 0);
        assertThat(usable.held().value()).isEqualTo("a");
        assertThat(usable.held().isCalm("java.lang.String", NOW)).isTrue();
        assertThat(usable.held().isCalm("java.lang.Integer", NOW)).isFalse();
        assertThat(usable.held().weight()).isEqualTo(100);
        assertThat(usable.held().times().freshUntil()).isEqualTo(NOW + 60_000_000_000L);
    }

    @Test
    void absentValueIsReadAsSuch() throws Exception {
        Reading.Usable usable = (Reading.Usable) read(method, written(null, 30_000), 0);
        assertThat(usable.held().value()).isNull();
        assertThat(usable.held().isNothing()).isFalse();
    }

    @Test
    void entryTellsHowLongItsLoadTook() throws Exception {
        assertThat(written("a", 60_000).loadMillis()).isEqualTo(7);
    }

    @Test
    void entryExpiresOnTheServersClock() throws Exception {
        Envelope entry = written("a", 60_000);
        assertThat(read(method, entry, 59_999)).isInstanceOf(Reading.Usable.class);
        assertThat(read(method, entry, 60_000)).isInstanceOf(Reading.Expired.class);
    }

    @Test
    void ttlMadeShorterCountsAtOnce() throws Exception {
        Envelope entry = written("a", 60_000);
        CachedMethod strict = Bench.method("java.lang.String", policy(10_000, 0));
        assertThat(nanosLeft(strict, entry, 4_000)).isEqualTo(6_000_000_000L);
        assertThat(read(strict, entry, 10_000)).isInstanceOf(Reading.Expired.class);
    }

    @Test
    void ttlMadeShorterAllowsForItsJitter() throws Exception {
        CachedMethod strict = Bench.method("java.lang.String", policy(10_000, 0.5));
        assertThat(nanosLeft(strict, written("a", 60_000), 0)).isEqualTo(15_000_000_000L);
    }

    @Test
    void ttlMadeLongerLeavesWhatWasWrittenBefore() throws Exception {
        CachedMethod generous = Bench.method("java.lang.String", policy(600_000, 0));
        assertThat(nanosLeft(generous, written("a", 60_000), 0)).isEqualTo(60_000_000_000L);
    }

    @Test
    void negativeTtlMadeZeroForgetsAbsentValues() throws Exception {
        CachedMethod none = Bench.method("java.lang.String",
                Bench.policy(Tier.BOTH, Duration.ofMinutes(1), Duration.ZERO));
        assertThat(read(none, written(null, 30_000), 1)).isInstanceOf(Reading.Expired.class);
    }

    private Reading readWith(byte codec, long keyHash, long fingerprint, byte[] payload) {
        return read(method, new Envelope(codec, false, keyHash, fingerprint, SERVER, SERVER + 1_000, 0, 0, 0,
                List.of(), payload), 0);
    }

    @Test
    void entryOfAnotherKeyShapeOrCodecIsUnusable() throws Exception {
        Envelope ours = written("a", 60_000);
        assertThat(readWith(ours.codec(), ours.keyHash(), ours.fingerprint(), ours.payload()))
                .isInstanceOf(Reading.Usable.class);
        assertThat(readWith(ours.codec(), ours.keyHash() ^ 1, ours.fingerprint(), ours.payload()))
                .isInstanceOf(Reading.Unusable.class);
        assertThat(readWith(ours.codec(), ours.keyHash(), ours.fingerprint() ^ 1, ours.payload()))
                .isInstanceOf(Reading.Unusable.class);
        assertThat(readWith((byte) (ours.codec() + 1), ours.keyHash(), ours.fingerprint(), ours.payload()))
                .isInstanceOf(Reading.Unusable.class);
    }

    @Test
    void payloadThatCannotBeDecodedIsUnusable() throws Exception {
        Envelope ours = written("a", 60_000);
        byte[] broken = "a\u00ff".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(readWith(ours.codec(), ours.keyHash(), ours.fingerprint(), broken))
                .isInstanceOf(Reading.Unusable.class);
    }

    @Property
    void drawnTtlIsWithinItsJitter(@ForAll @LongRange(min = 1, max = 86_400_000) long ttl,
            @ForAll @DoubleRange(max = 0.5) double jitter,
            @ForAll @DoubleRange(max = 1, maxIncluded = false) double random) {
        Duration drawn = new Entries(() -> random).drawTtl(Bench.method("java.lang.String", policy(ttl, jitter)), "a");
        assertThat((double) drawn.toNanos())
                .isBetween(Math.floor(ttl * 1e6 * (1 - jitter)), Math.ceil(ttl * 1e6 * (1 + jitter)));
    }

    @Test
    void drawnTtlReachesBothItsBounds() {
        CachedMethod drawing = Bench.method("java.lang.String", policy(100_000, 0.2));
        assertThat(new Entries(() -> 0).drawTtl(drawing, "a")).isEqualTo(Duration.ofSeconds(80));
        assertThat(new Entries(() -> 0.5).drawTtl(drawing, "a")).isEqualTo(Duration.ofSeconds(100));
        assertThat(new Entries(() -> Math.nextDown(1.0)).drawTtl(drawing, "a")).isEqualTo(Duration.ofMinutes(2));
        assertThat(new Entries(() -> 0.5).drawTtl(drawing, null)).isEqualTo(Duration.ofSeconds(50));
    }
}
