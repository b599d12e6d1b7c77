package dev.larder.internal.behind;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.coherence.Announcer;
import dev.larder.internal.redis.RedisPort;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.time.Time;

/** One queue, as this process takes part in it. Thread-safe. */
public final class Queue {

    private final String name;
    private final QueueNames names;
    private final Way way;
    private final QueueLimits limits;
    private final Intake intake;
    private final Letters letters;
    private volatile @Nullable QueueWorkers workers;

    /**
     * What queues have in common.
     *
     * @param self a name no other process has
     * @param prefix of all keys of the application
     * @param channel on which fills are told
     * @param serverClock in milliseconds
     */
    public record Way(RedisPort redis, Announcer announcer, String self, String prefix, String channel, Time time,
            Supplier<OptionalLong> serverClock, Journal journal) {
    }

    public Queue(String name, QueueLimits limits, Way way) {
        this.name = name;
        this.limits = limits;
        this.way = way;
        this.names = QueueNames.of(way.prefix(), name);
        this.intake = new Intake(way.redis(), way.announcer(), names, name, way.channel(), limits.partitions(),
                limits.maxBacklog());
        this.letters = new Letters(way.redis(), way.announcer(), names, name, intake, this::wake);
    }

    public String name() {
        return name;
    }

    public QueueLimits limits() {
        return limits;
    }

    public Intake intake() {
        return intake;
    }

    public Letters letters() {
        return letters;
    }

    /**
     * Begins to apply writes. To be called once, if at all.
     *
     * @param threads may block
     */
    public void work(Applier applier, Executor threads) {
        Accounts accounts = new Accounts(name, way.serverClock(), way.journal(), () -> {
            QueueWorkers known = workers;
            if (known != null) {
                known.left();
            }
        });
        QueueWorkers all = new QueueWorkers(new RedisRoll(way.redis(), names, way.self(), limits.lease()),
                number -> new PartitionWorker(number,
                        new RedisPartition(way.redis(), way.announcer(), names, way.self(), number), applier, limits,
                        way.time(), accounts, threads),
                limits.partitions(), limits.lease(), way.time());
        workers = all;
        all.start();
    }

    /** A write was put into a partition. */
    public void wake(int partition) {
        if (workers != null) {
            workers.wake(partition);
        }
    }

    /**
     * Applies what is there, as long as there is time, and leaves the rest to others.
     *
     * @return completes when nothing is applied here any more
     */
    public CompletableFuture<Void> stop(Duration drain) {
        return workers == null ? CompletableFuture.completedFuture(null) : workers.stop(drain);
    }
}
