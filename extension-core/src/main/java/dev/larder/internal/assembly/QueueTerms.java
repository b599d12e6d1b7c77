package dev.larder.internal.assembly;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.larder.Merger;
import dev.larder.internal.behind.Queue;
import dev.larder.internal.behind.QueueLimits;
import dev.larder.internal.codec.ValueCodec;
import dev.larder.internal.config.Durations;
import dev.larder.internal.config.LarderSettings;
import dev.larder.internal.config.OnUnavailable;
import dev.larder.internal.config.WriteBehindSettings;
import dev.larder.internal.deferral.Bodies;
import dev.larder.internal.plan.QueuePlan;
import dev.larder.internal.plan.WritePlan;

/** What plans and settings of queues come to. */
public final class QueueTerms {

    private final LarderSettings settings;
    private final List<QueuePlan> plans;
    private final List<String> problems = new ArrayList<>();
    private final Map<QueuePlan, Duration> delays = new HashMap<>();
    private final Map<WritePlan, Duration> ttls = new HashMap<>();

    QueueTerms(LarderSettings settings, List<QueuePlan> plans, Function<String, Optional<String>> lookup) {
        this.settings = settings;
        this.plans = plans;
        for (QueuePlan plan : plans) {
            Durations durations = new Durations(lookup, "queue " + plan.queue());
            durations.read("delay", plan.delay()).ifPresent(delay -> delays.put(plan, delay));
            plan.writes().forEach(
                    write -> durations.read("ttl", write.ttl()).ifPresent(ttl -> ttls.put(write, ttl)));
            problems.addAll(durations.problems());
        }
    }

    /** A line for each value that is not allowed. */
    List<String> problems() {
        return problems;
    }

    boolean needRedis() {
        return settings.enabled() && !plans.isEmpty();
    }

    /** How long what writes store may live. */
    Stream<Duration> lives() {
        return ttls.values().stream().map(ttl -> ttl.multipliedBy(2));
    }

    /**
     * What the container brings is joined with what the settings say.
     *
     * @param way to Redis, if there is one
     * @param codecs of types in source form
     * @param mergers by class name
     * @param loader has the classes of the application
     * @param bodies runs methods
     * @param threads may block
     */
    public Deferral deferral(Optional<Queue.Way> way, Function<String, ValueCodec> codecs,
            Function<String, Merger<Object>> mergers, ClassLoader loader, Bodies bodies, Executor threads) {
        WriteBehindSettings own = settings.writeBehind();
        return new Deferral(way.filter(known -> needRedis()), this::limits,
                write -> Optional.ofNullable(ttls.get(write)),
                own.maxWait(), own.onUnavailable() == OnUnavailable.WRITE_THROUGH, own.worker(), own.requireDurable(),
                own.drainTimeout(),
                codecs, mergers, loader, bodies, threads);
    }

    private QueueLimits limits(QueuePlan plan) {
        WriteBehindSettings own = settings.writeBehind();
        return new QueueLimits(own.partitions(), own.maxBacklog(), plan.batch(),
                Objects.requireNonNull(delays.getOrDefault(plan, Duration.ZERO)), own.lease(), own.maxAttempts(),
                own.retry().minBackoff(), own.retry().maxBackoff());
    }
}
