package dev.larder.internal.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

import dev.larder.Larder;
import dev.larder.internal.assembly.CallFinder.Role;
import dev.larder.internal.coherence.Listener;
import dev.larder.internal.coherence.News;
import dev.larder.internal.deferral.PendingTier;
import dev.larder.internal.engine.CachedMethod;
import dev.larder.internal.engine.Engine;
import dev.larder.internal.engine.LoadGate;
import dev.larder.internal.key.KeyMatcher;
import dev.larder.internal.key.KeyWriter;
import dev.larder.internal.key.KeyWriters;
import dev.larder.internal.plan.MethodPlan;
import dev.larder.internal.plan.ResultForm;
import dev.larder.internal.policy.Policy;
import dev.larder.internal.result.PlainCalls;
import dev.larder.internal.result.ResultCalls;
import dev.larder.internal.result.Snapshots;
import dev.larder.internal.result.StageCalls;
import dev.larder.internal.result.mutiny.UniCalls;
import dev.larder.internal.telemetry.CacheMeter;
import dev.larder.internal.tier.RemoteTier;
import dev.larder.internal.tier.TagMoves;
import dev.larder.internal.tier.local.CaffeineTier;
import dev.larder.spi.CallListener;
import dev.larder.spi.Source;
import dev.larder.spi.StoreFilter;

/** The running whole: an engine over its tiers, and all cached methods bound to it. */
public final class Assembly implements Listener, AutoCloseable {

    private final Parts parts;
    private final CaffeineTier local;
    private final Engine engine;
    private final PlainCalls plain;
    private final Snapshots snapshots;
    private final CallFinder calls;
    private final BoundQueues queues;
    private final Larder larder;

    public Assembly(Parts parts) {
        this.parts = parts;
        TagMoves moves = new TagMoves();
        this.local = new CaffeineTier(parts.maxLocalWeight(), moves, parts.time());
        this.queues = new BoundQueues(parts);
        RemoteTier remote = parts.remote().orElseGet(AbsentTier::new);
        List<PendingTier.Queued> waiting = queues.keysThatWait();
        this.engine = new Engine(local, waiting.isEmpty() ? remote : new PendingTier(remote, waiting), parts.time(),
                () -> ThreadLocalRandom.current().nextDouble(), parts.limits(), parts.view(), moves,
                parts.journal());
        this.snapshots = new Snapshots(parts.transactions());
        this.plain = new PlainCalls(engine, parts.surroundings(), snapshots, parts.time(), parts.journal());
        BoundCalls bound = new BoundCalls();
        Map<String, CachedMethod> methods = new HashMap<>();
        Map<String, List<CachedMethod>> caches = new TreeMap<>();
        Map<String, CacheMeter> meters = new TreeMap<>();
        Map<String, LoadGate> gates = new TreeMap<>();
        CallListener listener = this::tell;
        for (MethodPlan plan : parts.plans().cached()) {
            CacheMeter meter = meters.computeIfAbsent(plan.cache(), name -> new CacheMeter(name, listener));
            Policy policy = parts.policies().apply(plan);
            LoadGate gate = gates.computeIfAbsent(plan.cache(), name -> new LoadGate(policy.maxConcurrentLoads()));
            CachedMethod method = bind(plan, policy, gate, meter);
            methods.put(plan.describe(), method);
            bound.add(Role.CACHED, plan.describe(), new CachedCall(method, resultCalls(plan.form()),
                    parts.transactions(), snapshots, parts.journal()));
            caches.computeIfAbsent(plan.cache(), name -> new ArrayList<>()).add(method);
        }
        BoundLarder larder = new BoundLarder(engine, parts, caches, queues);
        WriterCalls writers = new WriterCalls(engine, parts, larder);
        parts.plans().invalidations().forEach(
                plan -> bound.add(Role.INVALIDATING, plan.method().describe(), writers.bind(plan)));
        parts.plans().puts()
                .forEach(plan -> bound.add(Role.PUTTING, plan.method().describe(), writers.bind(plan, methods)));
        queues.bind(bound, engine, methods, larder, writers);
        this.calls = bound;
        this.larder = larder;
    }

    public CallFinder calls() {
        return calls;
    }

    public Larder larder() {
        return larder;
    }

    /** Another process has filled a key, or given up to. */
    public void filled(String key) {
        engine.filled(key);
    }

    /** What other processes said may have been missed. */
    public void missedFills() {
        engine.missedFills();
    }

    @Override
    public void heard(News news) {
        engine.removedElsewhere(news);
        if (news instanceof News.Queued queued) {
            queues.heard(queued);
        }
    }

    @Override
    public void heardOwn(News news) {
        if (news instanceof News.Queued && queues.isInDoubt()) {
            engine.removedElsewhere(news);
        }
    }

    /** The view tells of each value whether it was begun before. */
    @Override
    public void begun() {
        // Nothing is held that would be answered for that.
    }

    @Override
    public void missed() {
        engine.forgetAll();
    }

    /** Begins to apply what waits in queues. To be called once, when the methods of beans can be run. */
    public void start() {
        queues.start();
    }

    /**
     * Applies no more than what waits in queues now, if there is time; before the beans go whose methods are run.
     *
     * @return completes when no method is run any more
     */
    public CompletableFuture<Void> drain() {
        return queues.stop(parts.deferral().drain());
    }

    /** Lets go of what is held in memory. What the container brought, the container closes. */
    @Override
    public void close() {
        local.close();
    }

    private CachedMethod bind(MethodPlan plan, Policy policy, LoadGate gate, CacheMeter meter) {
        KeyWriter keys = KeyWriters.compile(parts.prefix(), plan.key(), parts.accessors(), parts.formats(),
                parts.ambient());
        KeyMatcher matcher = KeyMatcher.of(parts.prefix(), plan.key());
        return new CachedMethod(plan, policy, keys, matcher, parts.codecs().of(plan), storable(plan),
                WrittenTags.of(plan.tags(), plan.cache(), plan.parameterTypes().size(), parts), gate, meter);
    }

    private Predicate<Object> storable(MethodPlan plan) {
        StoreFilter<Object> filter = parts.filters().apply(plan.storeIf());
        return value -> {
            try {
                return filter.mayStore(value);
            } catch (RuntimeException trouble) {
                parts.journal().warn(plan.cache(), "a result is not stored, as " + plan.storeIf() + " threw "
                        + trouble.getClass().getName());
                return false;
            }
        };
    }

    private ResultCalls resultCalls(ResultForm form) {
        return switch (form) {
            case PLAIN -> plain;
            case STAGE -> new StageCalls(engine, parts.surroundings(), snapshots);
            case UNI -> new UniCalls(engine, parts.surroundings(), snapshots);
        };
    }

    private void tell(String cache, String key, Source source) {
        try {
            parts.listener().answered(cache, key, source);
        } catch (RuntimeException | Error trouble) {
            parts.journal().warn(cache, "a CallListener threw " + trouble.getClass().getName());
        }
    }
}
