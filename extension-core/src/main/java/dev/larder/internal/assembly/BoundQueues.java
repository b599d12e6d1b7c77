package dev.larder.internal.assembly;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
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
import dev.larder.internal.deferral.Offer;
import dev.larder.internal.deferral.PendingTier;
import dev.larder.internal.deferral.QueueBinding;
import dev.larder.internal.engine.CachedMethod;
import dev.larder.internal.engine.CallerThread;
import dev.larder.internal.engine.Engine;
import dev.larder.internal.key.KeyMatcher;
import dev.larder.internal.key.KeyPart;
import dev.larder.internal.plan.QueuePlan;
import dev.larder.internal.plan.StoredPlan;
import dev.larder.internal.plan.WritePlan;
import dev.larder.internal.result.Invocation;

/** The queues by name. */
final class BoundQueues {

    private final Parts parts;
    private final Deferral deferral;
    private final Map<String, Queue> queues = new TreeMap<>();
    private final Map<String, QueueBinding> bindings = new HashMap<>();
    private final Map<String, BoundQueue> bound = new TreeMap<>();
    private final Doubt doubt;

    BoundQueues(Parts parts) {
        this.parts = parts;
        this.deferral = parts.deferral();
        this.doubt = new Doubt(parts.time());
        deferral.way().ifPresent(way -> parts.plans().queues().forEach(plan -> {
            Queue queue = new Queue(plan.queue(), deferral.limits().apply(plan), way);
            queues.put(plan.queue(), queue);
            bindings.put(plan.queue(),
                    new QueueBinding(plan, deferral.codecs(), deferral.bodies(), deferral.threads()));
        }));
    }

    /** The queues that keys of cached methods may wait in. */
    List<PendingTier.Queued> keysThatWait() {
        List<PendingTier.Queued> all = new ArrayList<>();
        for (QueuePlan plan : parts.plans().queues()) {
            Queue queue = queues.get(plan.queue());
            Set<String> caches = plan.writes().stream().flatMap(write -> write.caches().stream())
                    .collect(Collectors.toSet());
            if (queue != null) {
                parts.plans().cached().stream().filter(method -> caches.contains(method.cache()))
                        .forEach(method -> all.add(new PendingTier.Queued(CachedMethod.ownTag(method.cache()),
                                KeyMatcher.of(parts.prefix(), method.key()), queue.intake())));
            }
        }
        return all;
    }

    /** @param methods all cached methods, as their plans describe them */
    void bind(BoundCalls calls, Engine engine, Map<String, CachedMethod> methods, BoundLarder caches,
            WriterCalls writers) {
        queues.forEach((name, queue) -> bound.put(name, new BoundQueue(queue, engine, parts)));
        for (QueuePlan plan : parts.plans().queues()) {
            for (WritePlan write : plan.writes()) {
                calls.add(Role.DEFERRED, write.method().describe(), queues.containsKey(plan.queue())
                        ? new Call(method(plan, write, engine, methods, caches, writers)) : AT_ONCE);
            }
        }
    }

    private DeferredMethod method(QueuePlan plan, WritePlan write, Engine engine, Map<String, CachedMethod> methods,
            BoundLarder caches, WriterCalls writers) {
        Offer.Terms terms = new Offer.Terms(queue(plan), engine, parts.time(), parts.journal(), doubt,
                deferral.maxWait(), deferral.passes(), key -> CompletableFuture.allOf(write.caches().stream()
                        .map(cache -> caches.cache(cache).forget(key)).toArray(CompletableFuture<?>[]::new)));
        return binding(plan).method(write, writers.keys(write.key()),
                write.stored().map(stored -> stored(write, stored, methods)), terms,
                writers.effectCalls(write.method().form()), parts.surroundings(), parts.transactions());
    }

    private DeferredMethod.Stored stored(WritePlan write, StoredPlan stored, Map<String, CachedMethod> methods) {
        CachedMethod target = Optional.ofNullable(methods.get(stored.target()))
                .orElseThrow(() -> new IllegalStateException("no plan of " + stored.target()));
        List<Function<Object, @Nullable Object>> path = new ArrayList<>();
        for (KeyPart.Property property : stored.path()) {
            path.add(parts.accessors().of(property));
        }
        return new DeferredMethod.Stored(stored, target, List.copyOf(path),
                WrittenTags.of(stored.tags(), target.plan().cache(), write.method().parameterTypes().size(), parts),
                deferral.ttl().apply(write));
    }

    /**
     * Begins to apply what waits.
     *
     * @throws SettingsException if Redis could lose what it has taken, and must not
     */
    void start() {
        if (!queues.isEmpty()) {
            deferral.way().ifPresent(this::tellWhatCouldBeLost);
        }
        if (deferral.works()) {
            parts.plans().queues()
                    .forEach(plan -> Optional.ofNullable(queues.get(plan.queue())).ifPresent(queue -> queue
                            .work(binding(plan).applier(deferral.mergers(), deferral.loader()), deferral.threads())));
        }
    }

    private void tellWhatCouldBeLost(Queue.Way way) {
        CompletableFuture<Optional<Durability>> asked = Durability.of(way.redis());
        asked.thenAccept(known -> known.ifPresent(durability -> {
            if (durability.lossless()) {
                parts.journal().info("write-behind", durability.text());
            } else {
                parts.journal().warn("write-behind", durability.text());
            }
        }));
        if (deferral.requireDurable()) {
            Optional<Durability> known = new CallerThread(parts.time()).await(asked);
            if (!known.map(Durability::lossless).orElse(false)) {
                throw new SettingsException(List.of("larder.write-behind.require-durable = 'true': "
                        + known.map(Durability::text)
                                .orElse("Redis did not answer when it was asked how it is configured")
                        + "; set appendonly yes, appendfsync always and a maxmemory-policy that is not allkeys-… in Redis"));
            }
        }
    }

    /** Applies what is there as long as there is time. */
    CompletableFuture<Void> stop(Duration drain) {
        return CompletableFuture.allOf(queues.values().stream().map(queue -> queue.stop(drain))
                .toArray(CompletableFuture<?>[]::new));
    }

    /** Whether writes of this process may have come into a queue without its knowing. */
    boolean isInDoubt() {
        return doubt.lasts();
    }

    void heard(News.Queued queued) {
        Queue queue = queues.get(queued.queue());
        if (queue != null) {
            queued.partitions().forEach(queue::wake);
        }
    }

    WriteQueue named(String name) {
        BoundQueue queue = bound.get(name);
        if (queue == null) {
            throw new IllegalArgumentException("No method writes to the queue '" + name + "'. There are: "
                    + String.join(", ", bound.keySet()));
        }
        return queue;
    }

    private Queue queue(QueuePlan plan) {
        return Optional.ofNullable(queues.get(plan.queue())).orElseThrow();
    }

    private QueueBinding binding(QueuePlan plan) {
        return Optional.ofNullable(bindings.get(plan.queue())).orElseThrow();
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
