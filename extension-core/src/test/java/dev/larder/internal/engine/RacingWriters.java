package dev.larder.internal.engine;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import dev.larder.SingleFlight;
import dev.larder.Tier;
import dev.larder.internal.codec.CodecException;
import dev.larder.internal.coherence.NewsModel;
import dev.larder.internal.coherence.View;
import dev.larder.internal.redis.InMemoryRedis;
import dev.larder.internal.tier.Lease;
import dev.larder.internal.tier.Lookup;
import dev.larder.internal.tier.MapTier;
import dev.larder.internal.tier.TagMoves;
import dev.larder.internal.tier.remote.LeaseScriptModel;
import dev.larder.internal.tier.remote.RedisTier;
import dev.larder.internal.time.FakeTime;

/**
 * Writers and readers of one key and of one row of a database, each going step by step as a test says: between any two
 * steps of one, others go. After each step nothing may be cached that is older than what a writer, by now done, has
 * committed.
 */
final class RacingWriters {

    /** What a control leaves out. */
    enum Fault {
        NONE,
        LEASE_TAKEN_AFTER_THE_METHOD,
        NOTHING_FORGOTTEN,
        MEMORY_UNFENCED
    }

    private static final String KEY = EngineBench.KEY;

    private final FakeTime time = new FakeTime();
    private final InMemoryRedis redis = new InMemoryRedis(time);
    private final RedisTier server = NewsModel.tier(redis, () -> OptionalLong.of(redis.clock()), this::token);
    private final SteppedTier steps;
    private final List<MapTier> memories = new ArrayList<>();
    private final List<String> committed = new ArrayList<>(List.of("0"));
    private final List<Actor> actors = new ArrayList<>();
    private final CachedMethod method;
    private final Fault fault;
    private int known;
    private int tokens;

    RacingWriters(Tier tier, Fault fault) {
        this.fault = fault;
        this.steps = new SteppedTier(
                fault == Fault.NOTHING_FORGOTTEN ? new OffendingTiers.KeepsAll(server) : server);
        LeaseScriptModel.teach(redis);
        NewsModel.teach(redis);
        method = TestMethods.under(new PolicyDraft().tier(tier).singleFlight(SingleFlight.LOCAL).settle());
    }

    /** A writer or a reader. */
    interface Actor {

        boolean isDone();

        /** False: it waits for others, or for time to pass. */
        boolean mayStep();

        void step();
    }

    /** A process of its own. */
    Engine process() {
        MapTier memory = MapTier.of(fault != Fault.MEMORY_UNFENCED);
        memories.add(memory);
        return new Engine(memory, steps, time, () -> 0.5, EngineBench.LIMITS, View.always(), new TagMoves(),
                (about, text) -> {});
    }

    /** Redis holds the value that the database has at first. */
    RacingWriters seeded() {
        Caller caller = Runnable::run;
        new Engine(MapTier.fenced(), server, time, () -> 0.5, EngineBench.LIMITS, View.always(), new TagMoves(),
                (about, text) -> {})
                .ask(new Call(method, KEY, () -> CompletableFuture.completedFuture("0"), caller, () -> caller),
                        Way.ANSWER);
        return this;
    }

    RacingWriters writer(Engine engine, String value) {
        actors.add(new Writer(engine, value));
        return this;
    }

    RacingWriters reader(Engine engine) {
        actors.add(new Reader(engine));
        return this;
    }

    List<Actor> actors() {
        return actors;
    }

    /** Nobody has a step to take: who waits looks again. */
    void pass() {
        time.advance(EngineBench.LIMITS.lookAgain());
    }

    /** What is cached and must not be; empty if all is well. */
    Optional<String> violation() {
        Optional<String> stored = stored().filter(this::isTooOld).map(value -> "Redis holds " + value);
        // What one process writes, the memory of another hears of by other means.
        return memories.size() > 1 ? stored : stored.or(() -> Optional.ofNullable((String) memories.get(0).get(KEY)
                .value()).filter(this::isTooOld).map(value -> "memory holds " + value));
    }

    boolean isCached() {
        return stored().isPresent() || memories.stream().anyMatch(memory -> !memory.get(KEY).isNothing());
    }

    private boolean isTooOld(String value) {
        return committed.indexOf(value) < known;
    }

    private Optional<String> stored() {
        return server.find(KEY, CachedMethod.ownTag("texts")).join() instanceof Lookup.Found found
                ? Optional.of(decoded(found)) : Optional.empty();
    }

    private String decoded(Lookup.Found found) {
        try {
            return (String) method.codec().decode(found.entry().payload());
        } catch (CodecException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private byte[] token() {
        return ByteBuffer.allocate(Lease.TOKEN_LENGTH).putInt(++tokens).array();
    }

    private final class Writer implements Actor {

        private final Engine engine;
        private final String value;
        private @Nullable WriteThrough write;
        private @Nullable CompletableFuture<?> written;
        private boolean ran;

        Writer(Engine engine, String value) {
            this.engine = engine;
            this.value = value;
        }

        @Override
        public boolean isDone() {
            return written != null && written.isDone();
        }

        @Override
        public boolean mayStep() {
            return !isDone();
        }

        @Override
        public void step() {
            if (steps.isWaiting(this)) {
                steps.step(this);
            } else if (!ran && (write != null || fault == Fault.LEASE_TAKEN_AFTER_THE_METHOD)) {
                committed.add(value);
                ran = true;
            } else if (write == null) {
                steps.as(this, () -> write = WriteThrough.begin(engine, method, KEY, Tags.NONE, true));
            } else {
                WriteThrough begun = write;
                steps.as(this, () -> written = begun.written(value));
            }
            if (isDone()) {
                known = Math.max(known, committed.indexOf(value));
            }
        }
    }

    private final class Reader implements Actor {

        private final Engine engine;
        private final CompletableFuture<Object> loading = new CompletableFuture<>();
        private @Nullable CompletableFuture<Outcome> answer;
        private @Nullable String read;

        Reader(Engine engine) {
            this.engine = engine;
        }

        @Override
        public boolean isDone() {
            return answer != null && answer.isDone();
        }

        @Override
        public boolean mayStep() {
            return !isDone() && (answer == null || steps.isWaiting(this) || read != null && !loading.isDone());
        }

        @Override
        public void step() {
            if (steps.isWaiting(this)) {
                steps.step(this);
            } else if (answer == null) {
                Caller caller = task -> steps.later(this, task);
                steps.as(this, () -> answer = engine
                        .ask(new Call(method, KEY, this::load, caller, () -> caller), Way.ANSWER));
            } else {
                steps.as(this, () -> loading.complete(read));
            }
        }

        private CompletableFuture<Object> load() {
            read = committed.get(committed.size() - 1);
            return loading;
        }
    }
}
