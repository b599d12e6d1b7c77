package dev.larder.internal.assembly;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

import dev.larder.Merger;
import dev.larder.internal.behind.Queue;
import dev.larder.internal.behind.QueueLimits;
import dev.larder.internal.codec.ValueCodec;
import dev.larder.internal.deferral.Bodies;
import dev.larder.internal.plan.QueuePlan;
import dev.larder.internal.plan.WritePlan;

/**
 * What a container brings for calls whose methods run later.
 *
 * @param way to Redis; empty if there is none: then no call is put off, and its method runs at once
 * @param limits of a queue
 * @param ttl of the entry of a write, where it has one of its own
 * @param maxWait so long a full queue is waited for
 * @param passes whether writes that Redis does not take are written past the queue
 * @param works whether this process applies what waits
 * @param requireDurable whether Redis must not be able to lose what it has taken
 * @param drain so long that goes on when it is being stopped
 * @param codecs of types in source form
 * @param mergers by class name
 * @param loader has the classes of the application
 * @param bodies runs methods
 * @param threads may block
 */
public record Deferral(Optional<Queue.Way> way, Function<QueuePlan, QueueLimits> limits,
        Function<WritePlan, Optional<Duration>> ttl, Duration maxWait, boolean passes, boolean works,
        boolean requireDurable,
        Duration drain,
        Function<String, ValueCodec> codecs, Function<String, Merger<Object>> mergers, ClassLoader loader,
        Bodies bodies, Executor threads) {
}
