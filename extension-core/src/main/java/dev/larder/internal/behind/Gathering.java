package dev.larder.internal.behind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.larder.internal.coherence.Announcer;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.Reply;

/**
 * Writes on their way into a queue. Those that come while others are on their way go out together, in one step: most of what a
 * step costs Redis it costs once. Writes of a key keep the order that they came in. Thread-safe, never blocks.
 */
final class Gathering {

    /** So many steps are on their way at once: while Redis is at one, the next is made and comes to it. */
    private static final int AT_ONCE = 2;

    /** A step is not made beside another for fewer than one of so many of its writes: each costs something. */
    private static final int WORTH = 2;

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
    private final Partitioning partitions;
    private final ConcurrentLinkedQueue<List<Waiting>> landed = new ConcurrentLinkedQueue<>();
    /** How often somebody came to go on since one is at it. The fields below are that one's. */
    private final AtomicInteger asked = new AtomicInteger();
    private final Set<String> away = new HashSet<>();
    private int steps;

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

    /** Sends what waits and may go. One thread at a time is at it, and goes on for the others. */
    private void goOn() {
        if (asked.getAndIncrement() > 0) {
            return;
        }
        List<Runnable> answered = new ArrayList<>();
        int seen;
        do {
            seen = asked.get();
            for (List<Waiting> step = landed.poll(); step != null; step = landed.poll()) {
                steps--;
                step.forEach(one -> away.remove(one.write().key()));
            }
            for (List<Waiting> step = next(); !step.isEmpty(); step = next()) {
                steps++;
                step.forEach(one -> away.add(one.write().key()));
                send(step, answered);
            }
        } while (!asked.compareAndSet(seen, 0));
        answered.forEach(Runnable::run);
    }

    /** The first that wait, up to one whose key is on its way: it might come there before the one that came before it. */
    private List<Waiting> next() {
        List<Waiting> step = new ArrayList<>();
        if (steps == AT_ONCE || count.get() < away.size() / WORTH) {
            return step;
        }
        for (Waiting one = waiting.peek(); one != null && step.size() < TOGETHER
                && !away.contains(one.write().key()); one = waiting.peek()) {
            waiting.remove();
            count.decrementAndGet();
            if (one.answer().leave()) {
                step.add(one);
            }
        }
        return step;
    }

    /** @param answered gets what is to be done when the answer is there already: callers are told by who is not at it any more */
    private void send(List<Waiting> together, List<Runnable> answered) {
        int thought = partitions.count();
        Map<Integer, Long> places = new LinkedHashMap<>();
        List<String> keys = new ArrayList<>(List.of(names.queue()));
        List<String> entries = new ArrayList<>();
        List<Object> numbers = new ArrayList<>();
        List<Object> writes = new ArrayList<>();
        for (Waiting one : together) {
            Write write = one.write();
            int partition = QueueNames.partition(write.key(), thought);
            Long place = places.get(partition);
            if (place == null) {
                place = places.size() + 1L;
                places.put(partition, place);
                keys.addAll(List.of(names.log(partition), names.pending(partition)));
                numbers.add((long) partition);
            }
            entries.add(write.key());
            writes.addAll(List.of(place, write.removes() ? "1" : "0", write.call(),
                    write.entry().map(Intake.Entry::bytes).orElse(NO_ENTRY),
                    write.entry().map(entry -> Math.max(1, entry.kept().toMillis())).orElse(1L)));
        }
        keys.addAll(entries);
        List<Object> words = new ArrayList<>(List.of((long) thought, maxBacklog, queue, channel, (long) places.size()));
        words.addAll(numbers);
        words.addAll(writes);
        CompletableFuture<Reply> reply = run(keys, words);
        if (reply.isDone()) {
            answered.add(() -> reply.thenAccept(known -> landed(together, thought, known)));
        } else {
            reply.thenAccept(known -> landed(together, thought, known));
        }
    }

    /** Whatever happens, the step is answered: nothing would go out any more otherwise. */
    private CompletableFuture<Reply> run(List<String> keys, List<Object> words) {
        try {
            return announcer.run(IntakeScripts.APPEND, keys, words).exceptionally(Gathering::broken);
        } catch (RuntimeException | Error failure) {
            return CompletableFuture.completedFuture(broken(failure));
        }
    }

    private static Reply broken(Throwable failure) {
        return new Reply.Failed(new Fault(Fault.Kind.REFUSED, "ERR " + failure.getClass().getName()));
    }

    private void landed(List<Waiting> together, int thought, Reply reply) {
        if (partitions.isOther(thought, reply)) {
            List<Runnable> answered = new ArrayList<>();
            send(together, answered);
            answered.forEach(Runnable::run);
            return;
        }
        landed.add(together);
        goOn();
        land(together, thought, reply);
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
