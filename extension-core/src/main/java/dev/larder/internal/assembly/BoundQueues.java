package dev.larder.internal.assembly;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.larder.WriteQueue;
import dev.larder.internal.assembly.CallFinder.Role;
import dev.larder.internal.behind.Durability;
import dev.larder.internal.behind.Queue;
import dev.larder.internal.coherence.News;
import dev.larder.internal.config.SettingsException;
import dev.larder.internal.deferral.DeferredMethod;
import dev.larder.internal.deferral.Doubt;
import dev.larder.internal.deferral.Kept;
import dev.larder.internal.deferral.Offer;
import dev.larder.internal.deferral.PendingTier;
import dev.larder.internal.deferral.QueueBinding;
import dev.larder.internal.engine.CachedMethod;
import dev.larder.internal.engine.CallerThread;
import dev.larder.internal.engine.Engine;
import dev.larder.internal.key.KeyMatcher;
import dev.larder.internal.plan.QueuePlan;
import dev.larder.internal.plan.StoredPlan;
import dev.larder.internal.plan.WritePlan;
import dev.larder.internal.result.Invocation;
import dev.larder.internal.writing.StoredValue;

/** The queues by name. */
final class BoundQueues {

    private final Parts parts;
    private final Deferral deferral;
    private final List<Known> known = new ArrayList<>();
    private final Map<String, BoundQueue> bound = new TreeMap<>();
    private final Doubt doubt;
    private final Kept kept;

    BoundQueues(Parts parts) {
        this.parts = parts;
        this.deferral = parts.deferral();
        this.doubt = new Doubt(parts.time());
        this.kept = new Kept(parts.time(), parts.journal());
        deferral.way().ifPresent(way -> parts.plans().queues()
                .forEach(plan -> known.add(new Known(plan, new Queue(plan.queue(), deferral.limits().apply(plan), way),
                        new QueueBinding(plan, deferral.codecs(), deferral.bodies(), deferral.threads())))));
    }

    private record Known(QueuePlan plan, Queue queue, QueueBinding binding) {
    }

    /** The queues that keys of cached methods may wait in. */
    List<PendingTier.Queued> keysThatWait() {
        List<PendingTier.Queued> all = new ArrayList<>();
        for (Known one : known) {
            Set<String> caches = one.plan().writes().stream().flatMap(write -> write.caches().stream())
                    .collect(Collectors.toSet());
            parts.plans().cached().stream().filter(method -> caches.contains(method.cache()))
                    .forEach(method -> all.add(new PendingTier.Queued(CachedMethod.ownTag(method.cache()),
                            KeyMatcher.of(parts.prefix(), method.key()), one.queue().intake())));
        }
        return all;
    }

    /** @param methods all cached methods, as their plans describe them */
    void bind(BoundCalls calls, Engine engine, Map<String, CachedMethod> methods, BoundLarder caches,
            WriterCalls writers) {
        if (deferral.way().isEmpty()) {
            parts.plans().queues().forEach(plan -> plan.writes()
                    .forEach(write -> calls.add(Role.DEFERRED, write.method().describe(), AT_ONCE)));
        }
        for (Known one : known) {
            bound.put(one.plan().queue(), new BoundQueue(one.queue(), engine, parts));
            one.plan().writes().forEach(write -> calls.add(Role.DEFERRED, write.method().describe(),
                    new Call(method(one, write, engine, methods, caches, writers))));
        }
    }

    private DeferredMethod method(Known one, WritePlan write, Engine engine, Map<String, CachedMethod> methods,
            BoundLarder caches, WriterCalls writers) {
        Offer.Terms terms = new Offer.Terms(one.queue(), engine, parts.time(), parts.journal(), doubt,
                kept, deferral.maxWait(), deferral.passes(), key -> CompletableFuture.allOf(write.caches().stream()
                        .map(cache -> caches.cache(cache).forget(key)).toArray(CompletableFuture<?>[]::new)));
        return one.binding().method(write, writers.keys(write.key()),
                write.stored().map(stored -> stored(write, stored, methods)), terms,
                writers.effectCalls(write.method().form()), parts.surroundings(), parts.transactions());
    }

    private DeferredMethod.Stored stored(WritePlan write, StoredPlan stored, Map<String, CachedMethod> methods) {
        CachedMethod target = Objects.requireNonNull(methods.get(stored.target()),
                () -> "no plan of " + stored.target());
        return new DeferredMethod.Stored(new StoredValue(stored, parts.accessors()), target,
                WrittenTags.of(stored.tags(), target.plan().cache(), write.method().parameterTypes().size(), parts),
                deferral.ttl().apply(write));
    }

    /**
     * Begins to apply what waits.
     *
     * @throws SettingsException if Redis could lose what it has taken, and must not
     */
    void start() {
        if (!known.isEmpty()) {
            deferral.way().ifPresent(this::tellWhatCouldBeLost);
        }
        if (deferral.works()) {
            known.forEach(one -> one.queue().work(one.binding().applier(deferral.mergers(), deferral.loader()),
                    deferral.threads()));
        }
    }

    private void tellWhatCouldBeLost(Queue.Way way) {
        CompletableFuture<Optional<Durability>> asked = Durability.of(way.redis());
        asked.thenAccept(told -> told.ifPresent(durability -> {
            if (durability.lossless()) {
                parts.journal().info("write-behind", durability.text());
            } else {
                parts.journal().warn("write-behind", durability.text());
            }
        }));
        if (deferral.requireDurable()) {
            Optional<Durability> told = new CallerThread(parts.time()).await(asked);
            if (!told.map(Durability::lossless).orElse(false)) {
                throw new SettingsException(List.of("larder.write-behind.require-durable = 'true': "
                        + told.map(Durability::text)
                                .orElse("Redis did not answer when it was asked how it is configured")
                        + "; set appendonly yes, appendfsync always and a maxmemory-policy that is not allkeys-… in Redis"));
            }
        }
    }

    /** Applies what is there as long as there is time. */
    CompletableFuture<Void> stop(Duration drain) {
        return CompletableFuture.allOf(kept.drain(drain), CompletableFuture.allOf(known.stream()
                .map(one -> one.queue().stop(drain)).toArray(CompletableFuture<?>[]::new)));
    }

    /** Whether writes of this process may have come into a queue without its knowing. */
    boolean isInDoubt() {
        return doubt.lasts();
    }

    void heard(News.Queued queued) {
        known.stream().filter(one -> one.plan().queue().equals(queued.queue()))
                .forEach(one -> queued.partitions().forEach(one.queue()::wake));
    }

    WriteQueue named(String name) {
        BoundQueue queue = bound.get(name);
        if (queue == null) {
            throw new IllegalArgumentException("No method writes to the queue '" + name + "'. There are: "
                    + String.join(", ", bound.keySet()));
        }
        return queue;
    }

    /** Where there is no Redis, nothing is put off. */
    private static final BoundCall AT_ONCE = new BoundCall() {

        @Override
        public <C> @Nullable Object call(@Nullable Object[] arguments, Invocation<C> invocation, C call)
                throws Exception {
            return invocation.proceed(call);
        }
    };

    private record Call(DeferredMethod method) implements BoundCall {

        @Override
        public <C> @Nullable Object call(@Nullable Object[] arguments, Invocation<C> invocation, C call)
                throws Exception {
            return method.call(arguments, invocation, call);
        }
    }
}
