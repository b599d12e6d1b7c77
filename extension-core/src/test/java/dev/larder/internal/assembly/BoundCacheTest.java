package dev.larder.internal.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.larder.Key;
import dev.larder.SingleFlight;
import dev.larder.Tier;
import dev.larder.internal.codec.CodecLimits;
import dev.larder.internal.codec.TextCodec;
import dev.larder.internal.coherence.View;
import dev.larder.internal.engine.CachedMethod;
import dev.larder.internal.engine.Caller;
import dev.larder.internal.engine.Engine;
import dev.larder.internal.engine.EngineLimits;
import dev.larder.internal.engine.LoadGate;
import dev.larder.internal.engine.Tags;
import dev.larder.internal.key.KeyMatcher;
import dev.larder.internal.key.KeyPart;
import dev.larder.internal.key.KeyPrefix;
import dev.larder.internal.plan.MethodPlan;
import dev.larder.internal.plan.Plans;
import dev.larder.internal.plan.PolicyText;
import dev.larder.internal.plan.ResultForm;
import dev.larder.internal.policy.Policy;
import dev.larder.internal.result.Surroundings;
import dev.larder.internal.telemetry.CacheMeter;
import dev.larder.internal.tier.MapRemoteTier;
import dev.larder.internal.tier.MapTier;
import dev.larder.internal.tier.TagMoves;
import dev.larder.internal.time.FakeTime;
import dev.larder.internal.transaction.Transactions;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BoundCacheTest {

    private static final Duration PATIENCE = Duration.ofMillis(150);
    private static final KeyPrefix PREFIX = KeyPrefix.of("shop");
    private static final Surroundings PLAIN = new Surroundings() {
        @Override
        public boolean mayWait() {
            return true;
        }

        @Override
        public Caller here() {
            return Runnable::run;
        }

        @Override
        public Caller background() {
            return Runnable::run;
        }
    };

    private final FakeTime time = new FakeTime();
    private final MapRemoteTier remote = new MapRemoteTier(time);
    private final List<String> warnings = new ArrayList<>();
    private final CachedMethod method = method();
    private final BoundCache cache = cache();

    @Test
    void invalidationThatIsNeverAnsweredIsWaitedForNoLongerThanPatienceAndToldOf() {
        remote.hold();
        Thread here = Thread.currentThread();
        new Thread(() -> {
            while (here.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            time.advance(PATIENCE);
        }).start();
        cache.invalidate(Key.of("k"));
        assertThat(warnings).singleElement().asString().contains("did not reach Redis");
        assertThat(cache.stats().redisFaults()).isOne();
    }

    @Test
    void writerWaitsForAnInvalidationThatIsNeverAnsweredNoLongerThanPatience() {
        remote.hold();
        CompletableFuture<Void> forgotten = cache.forget("shop:k");
        assertThat(forgotten).isNotDone();
        time.advance(PATIENCE);
        assertThat(forgotten).isDone();
        assertThat(warnings).singleElement().asString().contains("did not reach Redis");
    }

    @Test
    void invalidationThatIsAnsweredIsNotToldOf() {
        cache.invalidate(Key.of("k"));
        assertThat(warnings).isEmpty();
    }

    private BoundCache cache() {
        EngineLimits limits = new EngineLimits(Duration.ofSeconds(5), 8, 4, Duration.ofSeconds(3),
                Duration.ofMinutes(1),
                PATIENCE, 100);
        Engine engine = new Engine(MapTier.fenced(), remote, time, () -> 0.5, limits,
                View.always(), new TagMoves(), (about, text) -> warnings.add(text));
        Parts parts = new Parts(Plans.NONE, plan -> method.policy(), PREFIX, null, null, null, null, null, null, PLAIN,
                Transactions.NONE, null, false, 0,
                limits, Optional.of(remote), false, View.always(), time, (about, text) -> warnings.add(text));
        return new BoundCache("texts", engine, parts, List.of(method));
    }

    private static CachedMethod method() {
        List<KeyPart> key = List.of(new KeyPart.Literal("k"));
        MethodPlan plan = new MethodPlan("shop.Texts", "find", List.of(), "texts", "k", key, ResultForm.PLAIN,
                "java.lang.String", false, -1, -1, new PolicyText("", Double.NaN, "", Tier.CONFIGURED,
                        SingleFlight.CONFIGURED, "", "", "", Double.NaN, "", "", ""),
                "", List.of(), false);
        Policy policy = new Policy(true, Tier.BOTH, SingleFlight.LOCAL,
                new Policy.Lifetime(Duration.ofSeconds(60), 0, Duration.ZERO, Duration.ZERO, Duration.ZERO),
                new Policy.Staleness(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1)),
                new Policy.Renewal(Duration.ZERO, 0, Duration.ZERO, true), 0, false);
        return new CachedMethod(plan, policy, arguments -> "shop:k", KeyMatcher.of(PREFIX, key),
                new TextCodec(CodecLimits.DEFAULT), value -> true, Tags.Source.NONE, new LoadGate(0),
                new CacheMeter("texts", (cache, whole, source) -> {}));
    }
}
