package dev.larder.internal.engine;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.coherence.NewsModel;
import dev.larder.internal.coherence.View;
import dev.larder.internal.policy.Policy;
import dev.larder.internal.redis.InMemoryRedis;
import dev.larder.internal.telemetry.CacheMeter;
import dev.larder.internal.tier.Lease;
import dev.larder.internal.tier.MapTier;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.tier.TagMoves;
import dev.larder.internal.tier.remote.LeaseScriptModel;
import dev.larder.internal.time.FakeTime;
import dev.larder.spi.Source;

/** An engine on fake time over a Redis in memory, and a method whose runs end when a test says so. */
final class EngineBench implements Loader {

    /** Of all in this JVM: two that are one process to Redis would hold each other's leases. */
    private static final AtomicInteger BENCHES = new AtomicInteger();

    static final String KEY = "shop:k";
    static final EngineLimits LIMITS = new EngineLimits(Duration.ofSeconds(5), 8, 4, Duration.ofSeconds(3),
            Duration.ofMinutes(2), Duration.ofMillis(150), 100);

    final FakeTime time;
    final InMemoryRedis redis;
    final MapTier local = MapTier.fenced();
    final Engine engine;
    final List<CompletableFuture<@Nullable Object>> runs = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    final Deque<Runnable> background = new ArrayDeque<>();
    CachedMethod method;
    double random = 0.5;
    boolean knowsServerTime = true;
    boolean callersHoldBack;
    Runnable eachDraw = () -> {};
    private final int number = BENCHES.incrementAndGet();
    private int tokens;

    EngineBench(PolicyDraft policy) {
        this(policy, tier -> tier);
    }

    EngineBench(PolicyDraft policy, UnaryOperator<RemoteTier> tiers) {
        this(policy.settle(), new FakeTime(), null, LIMITS, tiers);
    }

    EngineBench(PolicyDraft policy, EngineLimits limits) {
        this(policy.settle(), new FakeTime(), null, limits, tier -> tier);
    }

    private EngineBench(Policy policy, FakeTime time, @Nullable InMemoryRedis shared, EngineLimits limits,
            UnaryOperator<RemoteTier> tiers) {
        this.time = time;
        this.redis = shared == null ? new InMemoryRedis(time) : shared;
        if (shared == null) {
            LeaseScriptModel.teach(redis);
            NewsModel.teach(redis);
        }
        RemoteTier tier = NewsModel.tier(redis,
                () -> knowsServerTime ? OptionalLong.of(redis.clock()) : OptionalLong.empty(), this::token);
        this.engine = new Engine(local, tiers.apply(tier), time, this::draw, limits, View.always(), new TagMoves(),
                (about, text) -> warnings.add(text));
        this.method = TestMethods.under(policy);
        redis.listen((channel, key) -> engine.filled(key));
    }

    /** Another process with the same Redis and the same method. */
    EngineBench another() {
        return another(method.policy());
    }

    EngineBench another(Policy policy) {
        return new EngineBench(policy, time, redis, engine.limits, tier -> tier);
    }

    EngineBench storingOnly(Predicate<Object> storable) {
        method = TestMethods.under(method.policy(), storable, new CacheMeter("products", (cache, key, from) -> {}));
        return this;
    }

    private double draw() {
        eachDraw.run();
        return random;
    }

    private byte[] token() {
        byte[] token = new byte[Lease.TOKEN_LENGTH];
        ByteBuffer.wrap(token).putInt(number).putInt(++tokens);
        return token;
    }

    @Override
    public CompletionStage<@Nullable Object> load() {
        CompletableFuture<@Nullable Object> run = new CompletableFuture<>();
        runs.add(run);
        return run;
    }

    CompletableFuture<Outcome> call() {
        return engine.ask(asked(this), Way.ANSWER);
    }

    CompletableFuture<Outcome> reload() {
        return engine.ask(asked(this), Way.RELOAD);
    }

    /** A call whose run of the method ends at once. */
    CompletableFuture<Outcome> call(String value) {
        return engine.ask(asked(() -> CompletableFuture.completedFuture(value)), Way.ANSWER);
    }

    /** A call whose method may see older data than others. */
    CompletableFuture<Outcome> callUnstored() {
        return engine.ask(asked(this), Way.UNSTORED);
    }

    private Call asked(Loader loader) {
        Caller caller = callersHoldBack ? background::add : Runnable::run;
        return new Call(method, KEY, loader, caller, () -> background::add);
    }

    /** Runs what waits in the background. */
    void runBackground() {
        for (Runnable task = background.poll(); task != null; task = background.poll()) {
            task.run();
        }
    }

    /** Runs the first of what waits in the background; false: nothing does. */
    boolean runOne() {
        Runnable task = background.poll();
        if (task != null) {
            task.run();
        }
        return task != null;
    }

    /** The last run of the method ends with a value, and so does what waits in the background for that. */
    void loaded(@Nullable String value) {
        runs.get(runs.size() - 1).complete(value);
        runBackground();
    }

    void failed(Exception cause) {
        runs.get(runs.size() - 1).completeExceptionally(cause);
        runBackground();
    }

    void pass(Duration span) {
        time.advance(span);
    }

    void pass(long millis) {
        time.advance(Duration.ofMillis(millis));
    }

    static Outcome from(Source source, @Nullable String value) {
        return new Outcome.Answered(value, source);
    }
}
