package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import dev.larder.SingleFlight;
import dev.larder.internal.redis.Reply;
import dev.larder.spi.Source;

class FenceTest {

    private final EngineBench bench = new EngineBench(new PolicyDraft().singleFlight(SingleFlight.CLUSTER));
    private final EngineBench other = bench.another();

    private Fence set() {
        Fence fence = Fence.of(bench.engine, bench.method, EngineBench.KEY);
        assertThat(fence.set().join()).isTrue();
        return fence;
    }

    private void nothingIsStored() {
        bench.pass(EngineBench.LIMITS.leaseLength().multipliedBy(2));
        assertThat(bench.redis.call("GET", EngineBench.KEY)).isInstanceOf(Reply.Nil.class);
    }

    @Test
    void whatStandsThereGoesInBothTiers() {
        bench.call("old");
        Fence fence = set();
        assertThat(bench.engine.peek(bench.method, EngineBench.KEY).isNothing()).isTrue();
        fence.end();
        nothingIsStored();
    }

    @Test
    void whatWasBeingLoadedIsNotStored() {
        CompletableFuture<Outcome> call = other.call();
        Fence fence = set();
        other.loaded("old");
        assertThat(call.join()).isEqualTo(EngineBench.from(Source.METHOD, "old"));
        fence.end();
        nothingIsStored();
    }

    @Test
    void whatIsLoadedMeanwhileIsNotStoredInRedis() {
        Fence fence = set();
        EngineBench alone = bench.another(new PolicyDraft().singleFlight(SingleFlight.NONE).settle());
        assertThat(alone.call("old").join()).isEqualTo(EngineBench.from(Source.METHOD, "old"));
        fence.end();
        nothingIsStored();
    }

    @Test
    void othersWaitWhileItStandsAlthoughThatIsLongerThanALease() {
        Fence fence = set();
        CompletableFuture<Outcome> waiting = other.call("new");
        bench.pass(EngineBench.LIMITS.leaseLength().plusSeconds(1));
        assertThat(waiting).isNotDone();
        fence.lift();
        assertThat(waiting.join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
    }

    @Test
    void fenceThatIsGrantedAfterItsEndKeepsNobodyWaiting() {
        Fence fence = Fence.of(bench.engine, bench.method, EngineBench.KEY);
        bench.redis.stall();
        fence.set();
        fence.end();
        bench.redis.goOn();
        assertThat(other.call("new").join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        assertThat(bench.redis.call("GET", EngineBench.KEY)).isInstanceOf(Reply.Bytes.class);
    }

    @Test
    void reloadStoresNothingWhileItStands() {
        Fence fence = set();
        CompletableFuture<Outcome> reload = other.reload();
        other.loaded("old");
        assertThat(reload.join()).isEqualTo(EngineBench.from(Source.METHOD, "old"));
        fence.end();
        nothingIsStored();
    }

    @Test
    void thoseWhoWaitLoadAtOnceWhenItEnds() {
        Fence fence = set();
        CompletableFuture<Outcome> waiting = other.call("new");
        fence.end();
        assertThat(waiting.join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
        assertThat(bench.redis.call("GET", EngineBench.KEY)).isInstanceOf(Reply.Bytes.class);
    }

    @Test
    void fenceThatRedisDoesNotSetIsToldWithinPatience() {
        bench.redis.stall();
        CompletableFuture<Boolean> stands = Fence.of(bench.engine, bench.method, EngineBench.KEY).set();
        bench.pass(EngineBench.LIMITS.patience().plusMillis(1));
        assertThat(stands.join()).isFalse();
    }

    @Test
    void writtenValueIsStoredAlthoughItsKeyWasFenced() {
        bench.call("old");
        WriteThrough write = WriteThrough.begin(bench.engine, bench.method, EngineBench.KEY, Tags.NONE, true);
        assertThat(write.fence().join()).isTrue();
        assertThat(bench.engine.peek(bench.method, EngineBench.KEY).isNothing()).isTrue();
        assertThat(write.written("new").join()).isNotInstanceOf(Reply.Failed.class);
        assertThat(bench.call("not asked").join()).isEqualTo(EngineBench.from(Source.MEMORY, "new"));
        assertThat(other.call("not asked").join()).isEqualTo(EngineBench.from(Source.REDIS, "new"));
    }

    @Test
    void ofTwoWritersTheOneThatIsFencedLastStores() {
        WriteThrough first = WriteThrough.begin(bench.engine, bench.method, EngineBench.KEY, Tags.NONE, true);
        WriteThrough second = WriteThrough.begin(other.engine, other.method, EngineBench.KEY, Tags.NONE, true);
        second.fence().join();
        first.fence().join();
        first.written("last");
        assertThat(bench.another().call("not asked").join()).isEqualTo(EngineBench.from(Source.REDIS, "last"));
        second.written("first");
        nothingIsStored();
    }
}
