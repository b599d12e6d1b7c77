package dev.larder.internal.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import dev.larder.CacheStats;
import dev.larder.SingleFlight;
import dev.larder.Tier;
import dev.larder.internal.codec.CodecLimits;
import dev.larder.internal.codec.TextCodec;
import dev.larder.internal.codec.ValueCodec;
import dev.larder.internal.coherence.View;
import dev.larder.internal.key.KeyMatcher;
import dev.larder.internal.key.KeyPart;
import dev.larder.internal.key.KeyPrefix;
import dev.larder.internal.key.PatternMatcher;
import dev.larder.internal.plan.MethodPlan;
import dev.larder.internal.plan.PolicyText;
import dev.larder.internal.plan.ResultForm;
import dev.larder.internal.policy.Policy;
import dev.larder.internal.telemetry.CacheMeter;
import dev.larder.internal.tier.LocalTier;
import dev.larder.internal.tier.MapRemoteTier;
import dev.larder.internal.tier.TagMoves;
import dev.larder.internal.time.FakeTime;

/** An engine over fakes, and calls of a method of texts whose one key is {@link #KEY}. */
final class Bench {

    /** Matches all keys there are. */
    static final PatternMatcher ALL = PatternMatcher.ofTexts(List.of("", ""));

    static final String KEY = "app:k";
    static final Duration TTL = Duration.ofSeconds(60);
    static final Policy POLICY = policy(Tier.BOTH);
    static final EngineLimits LIMITS = new EngineLimits(Duration.ofSeconds(5), 3, 4, Duration.ofSeconds(3),
            Duration.ofMinutes(2), Duration.ofMillis(150), 100);

    final FakeTime time;
    final MapRemoteTier remote;
    final List<String> warnings = new CopyOnWriteArrayList<>();
    final Engine engine;
    CachedMethod method = method("java.lang.String", POLICY);

    Bench(LocalTier local) {
        this(local, new FakeTime(), View.always());
    }

    Bench(LocalTier local, FakeTime time, View view) {
        this.time = time;
        this.remote = new MapRemoteTier(time);
        this.engine = new Engine(local, remote, time, () -> 0.5, LIMITS, view, new TagMoves(),
                (about, text) -> warnings.add(text));
    }

    static CachedMethod method(String type, Policy policy) {
        return method(type, policy, new TextCodec(CodecLimits.DEFAULT));
    }

    static CachedMethod method(String type, Policy policy, ValueCodec codec) {
        List<KeyPart> key = List.of(new KeyPart.Literal("k"));
        MethodPlan plan = new MethodPlan("shop.Texts", "find", List.of(), "texts", "k", key, ResultForm.PLAIN, type,
                false, -1, -1, new PolicyText("", Double.NaN, "", Tier.CONFIGURED, SingleFlight.CONFIGURED, "", "", "",
                        Double.NaN, "", "", ""),
                "", List.of(), false);
        return new CachedMethod(plan, policy, arguments -> KEY, KeyMatcher.of(KeyPrefix.of("app"), key), codec,
                value -> true, Tags.Source.NONE, new LoadGate(policy.maxConcurrentLoads()),
                new CacheMeter("texts", (cache, whole, source) -> {}));
    }

    static Policy policy(Tier tier) {
        return policy(tier, TTL, Duration.ofSeconds(10));
    }

    static Policy policy(Tier tier, Duration ttl, Duration negativeTtl) {
        return new Policy(true, tier, SingleFlight.LOCAL,
                new Policy.Lifetime(ttl, 0, negativeTtl, Duration.ZERO, Duration.ZERO),
                new Policy.Staleness(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1)),
                new Policy.Renewal(Duration.ZERO, 0, Duration.ZERO, true), 0, false);
    }

    static Policy jittered(Policy policy, double jitter) {
        Policy.Lifetime lifetime = policy.lifetime();
        return new Policy(policy.enabled(), policy.tier(), policy.singleFlight(), new Policy.Lifetime(lifetime.ttl(),
                jitter, lifetime.negativeTtl(), lifetime.idle(), lifetime.localTtl()), policy.staleness(),
                policy.renewal(), policy.maxConcurrentLoads(), policy.localCopy());
    }

    CacheStats stats() {
        return method.meter().stats();
    }

    /** A call whose load ends when the test says. */
    CompletableFuture<Outcome> call(CompletionStage<@Nullable Object> load) {
        return call(method, () -> load, Runnable::run);
    }

    CompletableFuture<Outcome> call(CachedMethod other, Loader loader, Caller caller) {
        return engine.ask(new Call(other, KEY, loader, caller, () -> caller), Way.ANSWER);
    }

    CompletableFuture<Outcome> reload(Loader loader, Caller caller) {
        return engine.ask(new Call(method, KEY, loader, caller, () -> caller), Way.RELOAD);
    }

    CompletableFuture<Outcome> call(@Nullable Object loaded) {
        return call(CompletableFuture.completedStage(loaded));
    }

    /** The value of a call that has its answer. */
    static @Nullable Object value(CompletableFuture<Outcome> call) {
        if (!call.isDone()) {
            throw new AssertionError("the call has no answer yet");
        }
        return ((Outcome.Answered) call.join()).value();
    }

    /** What memory answers. */
    @Nullable
    Object held() {
        return engine.peek(method, KEY).value();
    }
}
