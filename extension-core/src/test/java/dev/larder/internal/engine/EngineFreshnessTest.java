package dev.larder.internal.engine;

import static dev.larder.internal.engine.Bench.KEY;
import static dev.larder.internal.engine.Bench.TTL;
import static dev.larder.internal.engine.Bench.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import dev.larder.Tier;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.tier.MapTier;

/** A value answers as long as it is fresh, and not a nanosecond longer. */
class EngineFreshnessTest {

    private static final Duration NANO = Duration.ofNanos(1);

    private final Bench bench = new Bench(MapTier.fenced());

    @Test
    void heldValueAnswersUntilTheLastNanosecondOfItsTtl() {
        bench.call("a");
        bench.time.advance(TTL.minus(NANO));
        assertThat(bench.held()).isEqualTo("a");
        bench.time.advance(NANO);
        assertThat(bench.engine.peek(bench.method, KEY).isNothing()).isTrue();
    }

    @Test
    void entryInRedisAnswersUntilTheLastMillisecondOfItsTtl() {
        bench.method = Bench.method("java.lang.String", Bench.policy(Tier.REMOTE));
        bench.call("a");
        bench.time.advance(TTL.minusMillis(1));
        assertThat(value(bench.call("b"))).isEqualTo("a");
        bench.time.advance(Duration.ofMillis(1));
        assertThat(value(bench.call("b"))).isEqualTo("b");
    }

    @Test
    void valueReadFromRedisIsHeldNoLongerThanItsEntryLives() {
        bench.call("a");
        Envelope entry = bench.remote.entry(KEY);
        bench.time.advance(TTL.minusMillis(10));
        bench.engine.invalidate(KEY);
        bench.remote.put(KEY, entry);
        assertThat(value(bench.call("b"))).isEqualTo("a");
        bench.time.advance(Duration.ofMillis(10).minus(NANO));
        assertThat(bench.held()).isEqualTo("a");
        bench.time.advance(NANO);
        assertThat(bench.engine.peek(bench.method, KEY).isNothing()).isTrue();
    }

    @Test
    void absentValueIsFreshForItsNegativeTtl() {
        bench.call((Object) null);
        bench.time.advance(Duration.ofSeconds(10).minus(NANO));
        assertThat(bench.engine.peek(bench.method, KEY).isNothing()).isFalse();
        bench.time.advance(NANO);
        assertThat(bench.engine.peek(bench.method, KEY).isNothing()).isTrue();
    }

    @Test
    void negativeTtlOfZeroStoresNothingAnywhere() {
        bench.method = Bench.method("java.lang.String",
                Bench.jittered(Bench.policy(Tier.BOTH, TTL, Duration.ZERO), 0.5));
        bench.call((Object) null);
        assertThat(bench.engine.peek(bench.method, KEY).isNothing()).isTrue();
        assertThat(bench.remote.stores()).isZero();
    }

    @Test
    void longLoadDoesNotShortenTheLifeOfItsValue() {
        var load = new CompletableFuture<Object>();
        bench.call(load);
        bench.time.advance(Duration.ofSeconds(90));
        load.complete("a");
        bench.time.advance(TTL.minus(NANO));
        assertThat(bench.held()).isEqualTo("a");
        Envelope entry = bench.remote.entry(KEY);
        assertThat(entry.loadMillis()).isEqualTo(90_000);
        assertThat(entry.freshUntil() - entry.createdAt()).isEqualTo(150_000);
    }

    @Test
    void withoutTheServersClockEntriesAreNotTrusted() {
        bench.call("a");
        Envelope entry = bench.remote.entry(KEY);
        bench.engine.invalidate(KEY);
        bench.remote.put(KEY, entry);
        bench.remote.forgetClock();
        assertThat(value(bench.call("b"))).isEqualTo("b");
        assertThat(bench.held()).as("memory needs no other clock").isEqualTo("b");
    }
}
