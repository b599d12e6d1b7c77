package dev.larder.internal.engine;

import static dev.larder.internal.engine.EngineBench.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.larder.SingleFlight;
import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.spi.Source;

/** A value whose load was overtaken is answered and not stored. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LeaseFenceTest {

    /** What overtakes a load. */
    @SuppressWarnings("ImmutableEnumChecker") // the lambdas hold nothing
    enum Overtaking {

        END_OF_THE_LEASE(bench -> {
            bench.redis.fail(command -> command.name().startsWith("EVAL")
                    ? new Fault(Fault.Kind.UNREACHABLE, "no connection")
                    : null);
            bench.pass(Duration.ofMinutes(1));
            bench.redis.fail((Fault) null);
        }),

        INVALIDATION(bench -> bench.engine.invalidate(KEY)),

        INVALIDATION_BY_ANOTHER(bench -> bench.another().engine.invalidate(KEY)),

        EVICTION(bench -> bench.redis.send(Command.write("UNLINK", KEY))),

        RELOAD_BY_ANOTHER(bench -> bench.another().reload());

        @SuppressWarnings("ImmutableEnumChecker") // the lambdas above hold nothing
        private final Consumer<EngineBench> happens;

        Overtaking(Consumer<EngineBench> happens) {
            this.happens = happens;
        }
    }

    private static String afterwards(Overtaking overtaking, UnaryOperator<RemoteTier> tiers) {
        EngineBench bench = new EngineBench(new PolicyDraft(), tiers);
        CompletableFuture<Outcome> call = bench.call();
        overtaking.happens.accept(bench);
        bench.loaded("old");
        assertThat(call.join()).isEqualTo(EngineBench.from(Source.METHOD, "old"));
        EngineBench fresh = bench.another(new PolicyDraft().singleFlight(SingleFlight.LOCAL).settle());
        return (String) ((Outcome.Answered) fresh.call("new").join()).value();
    }

    @ParameterizedTest
    @EnumSource
    void overtakenLoadIsAnsweredAndNotStored(Overtaking overtaking) {
        assertThat(afterwards(overtaking, tier -> tier)).isEqualTo("new");
    }

    @ParameterizedTest
    @EnumSource
    void withoutTheFenceItIsStored(Overtaking overtaking) {
        assertThat(afterwards(overtaking, OffendingTiers.Unfenced::new)).isEqualTo("old");
    }

    @Test
    void leaseIsExtendedWhileTheMethodRuns() {
        EngineBench bench = new EngineBench(new PolicyDraft());
        CompletableFuture<Outcome> call = bench.call();
        bench.pass(Duration.ofMinutes(1));
        bench.loaded("slow");
        assertThat(call.join()).isEqualTo(EngineBench.from(Source.METHOD, "slow"));
        assertThat(bench.another().call().join()).isEqualTo(EngineBench.from(Source.REDIS, "slow"));
    }

    @Test
    void invalidatedValueDoesNotComeBackWhenItsRenewalFails() {
        EngineBench bench = new EngineBench(new PolicyDraft().grace(Duration.ofSeconds(10)));
        bench.call("old");
        EngineBench reader = bench.another();
        bench.pass(Duration.ofSeconds(11));
        reader.callersHoldBack = true;
        CompletableFuture<Outcome> before = reader.call();
        assertThat(reader.engine.invalidate(KEY)).isDone();
        reader.runBackground();
        assertThat(before.join()).isEqualTo(EngineBench.from(Source.STALE, "old"));
        reader.callersHoldBack = false;
        reader.runs.forEach(run -> run.completeExceptionally(new IllegalStateException("down")));
        assertThat(reader.call("new").join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
    }

    @Test
    void valueGrowsOldWhileRedisTakesIt() {
        EngineBench bench = new EngineBench(new PolicyDraft().ttl(Duration.ofMillis(60)));
        bench.call();
        bench.redis.stall();
        bench.loaded("old");
        bench.pass(100);
        bench.redis.goOn();
        assertThat(bench.call("new").join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
    }

    @Test
    void entryOfUnknownAgeIsNotAnswered() {
        EngineBench bench = new EngineBench(new PolicyDraft().grace(Duration.ofHours(1)));
        bench.call("old");
        bench.pass(Duration.ofMinutes(30));
        EngineBench starting = bench.another();
        starting.knowsServerTime = false;
        assertThat(starting.call("new").join()).isEqualTo(EngineBench.from(Source.METHOD, "new"));
    }
}
