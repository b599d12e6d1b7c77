package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import dev.larder.SingleFlight;
import dev.larder.internal.redis.Reply;
import dev.larder.spi.Source;

class UnstoredTest {

    private static final Duration TTL = Duration.ofMinutes(1);

    private final EngineBench bench = new EngineBench(new PolicyDraft().singleFlight(SingleFlight.CLUSTER).ttl(TTL));

    private void nothingIsKept() {
        assertThat(bench.redis.call("GET", EngineBench.KEY)).isInstanceOf(Reply.Nil.class);
        assertThat(bench.engine.peek(bench.method, EngineBench.KEY).isNothing()).isTrue();
    }

    @Test
    void whatTheMethodGivesIsKeptNowhere() {
        CompletableFuture<Outcome> call = bench.callUnstored();
        bench.loaded("of old");
        assertThat(call.join()).isEqualTo(EngineBench.from(Source.METHOD, "of old"));
        nothingIsKept();
    }

    @Test
    void whatTheMethodGivesIsKeptNowhereEvenWhileRedisIsAway() {
        bench.redis.stall();
        CompletableFuture<Outcome> call = bench.callUnstored();
        bench.pass(EngineBench.LIMITS.patience().plusMillis(1));
        bench.loaded("of old");
        assertThat(call.join()).isEqualTo(EngineBench.from(Source.METHOD, "of old"));
        assertThat(bench.engine.peek(bench.method, EngineBench.KEY).isNothing()).isTrue();
    }

    @Test
    void whatTheCacheHasAnswers() {
        bench.another().call("kept");
        assertThat(bench.callUnstored().join()).isEqualTo(EngineBench.from(Source.REDIS, "kept"));
        assertThat(bench.callUnstored().join()).isEqualTo(EngineBench.from(Source.MEMORY, "kept"));
        assertThat(bench.runs).isEmpty();
    }

    @Test
    void itJoinsNobodyAndNobodyJoinsIt() {
        bench.callUnstored();
        bench.call();
        bench.callUnstored();
        assertThat(bench.runs).hasSize(3);
    }

    @Test
    void itWaitsForNoOtherProcess() {
        EngineBench other = bench.another();
        other.call();
        bench.callUnstored();
        assertThat(bench.runs).hasSize(1);
    }

    @Test
    void itTakesNoLease() {
        bench.callUnstored();
        EngineBench other = bench.another();
        assertThat(other.call("new").join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        assertThat(bench.redis.call("GET", EngineBench.KEY)).isInstanceOf(Reply.Bytes.class);
    }
}
