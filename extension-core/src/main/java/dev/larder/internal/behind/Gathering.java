package dev.larder.internal.behind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.larder.internal.coherence.Announcer;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.Reply;

/**
 * Writes on their way into a queue. Those that come while others are on their way go out together, in one step: most of what a
 * step costs Redis it costs once. Thread-safe, never blocks.
 */
final class Gathering {

    /** So many writes go out in one step at most: Redis does nothing else meanwhile. */
    private static final int TOGETHER = 64;

    /** So many wait to go out. */
    private static final int MOST = 10_000;

    private static final byte[] NO_ENTRY = new byte[0];
    private static final Accepted TOO_MANY = new Accepted.Failed(
            new Fault(Fault.Kind.OVERLOADED, "More than " + MOST + " writes are on their way into the queue"));

    private final Announcer announcer;
    private final QueueNames names;
    private final String queue;
    private final String channel;
    private final long maxBacklog;
    private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicBoolean flying = new AtomicBoolean();
    private final Partitioning partitions;

    /** One write, as {@link Intake#append} is given it. */
    record Write(String key, boolean removes, byte[] call, Optional<Intake.Entry> entry) {
    }

    private record Waiting(Write write, Answer answer) {
    }

    /** What came of a write, which one of two takes: the step that it goes out with, or who waits for it no longer. */
    private static final class Answer extends CompletableFuture<Accepted> {

        private final AtomicBoolean left = new AtomicBoolean();

        boolean leave() {
            return left.compareAndSet(false, true);
        }
    }

    Gathering(Announcer announcer, QueueNames names, String queue, String channel, Partitioning partitions,
            long maxBacklog) {
        this.announcer = announcer;
        this.names = names;
        this.queue = queue;
        this.channel = channel;
        this.partitions = partitions;
        this.maxBacklog = maxBacklog;
    }

    CompletableFuture<Accepted> add(Write write) {
        if (count.incrementAndGet() > MOST) {
            count.decrementAndGet();
            return CompletableFuture.completedFuture(TOO_MANY);
        }
        Waiting one = new Waiting(write, new Answer());
        waiting.add(one);
        goOn();
        return one.answer();
    }

    /**
     * Takes a write back that nobody waits for any more.
     *
     * @param answer as it was given
     * @return whether it has not gone out, and will not
     */
    static boolean withdraw(CompletableFuture<Accepted> answer) {
        return answer instanceof Answer own && own.leave();
    }

    /** Sends what waits, unless something is on its way: so writes keep the order that they came in. */
    private void goOn() {
        while (!waiting.isEmpty() && flying.compareAndSet(false, true)) {
            List<Waiting> together = new ArrayList<>();
            int left = 0;
            for (Waiting one = waiting.poll(); one != null; one = together.size() < TOGETHER ? waiting.poll() : null) {
                left++;
                if (one.answer().leave()) {
                    together.add(one);
                }
            }
            count.addAndGet(-left);
            if (together.isEmpty()) {
                flying.set(false);
            } else {
                send(together);
            }
        }
    }

    private void send(List<Waiting> together) {
        int thought = partitions.count();
        List<String> keys = new ArrayList<>();
        List<Object> words = new ArrayList<>(List.of((long) thought, maxBacklog, queue, channel));
        keys.add(names.queue());
        for (Waiting one : together) {
            Write write = one.write();
            int partition = QueueNames.partition(write.key(), thought);
            keys.addAll(List.of(names.state(partition), names.log(partition), names.pending(partition), write.key()));
            words.addAll(List.of((long) partition, write.removes() ? "1" : "0", write.call(),
                    write.entry().map(Intake.Entry::bytes).orElse(NO_ENTRY),
                    write.entry().map(entry -> Math.max(1, entry.kept().toMillis())).orElse(1L)));
        }
        announcer.run(IntakeScripts.APPEND, keys, words).thenAccept(reply -> {
            if (partitions.isOther(thought, reply)) {
                send(together);
                return;
            }
            flying.set(false);
            goOn();
            land(together, thought, reply);
        });
    }

    private void land(List<Waiting> together, int thought, Reply reply) {
        long[] answer = reply instanceof Reply.Many many ? many.values().stream().filter(Reply.Number.class::isInstance)
                .mapToLong(number -> ((Reply.Number) number).value()).toArray() : new long[0];
        boolean taken = answer.length == together.size() + 2;
        Accepted failed = new Accepted.Failed(reply instanceof Reply.Failed fault ? fault.fault()
                : new Fault(Fault.Kind.REFUSED, "ERR a script answered something else"));
        for (int i = 0; i < together.size(); i++) {
            Waiting one = together.get(i);
            one.answer().complete(!taken ? failed : answer[i + 2] == 0 ? new Accepted.Full(answer[1])
                    : new Accepted.Queued(QueueNames.partition(one.write().key(), thought), answer[i + 2]));
        }
    }
}
