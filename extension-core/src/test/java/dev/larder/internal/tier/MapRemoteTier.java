package dev.larder.internal.tier;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.entry.Envelope;
import dev.larder.internal.entry.EnvelopeFormat;
import dev.larder.internal.key.KeyMatcher;
import dev.larder.internal.redis.Fault;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.time.Time;

/**
 * The remote tier as a map. It can be told to fail, and to keep what it found until told to give it: what is found is
 * what was there when it was asked for, as with a reply that is under way.
 */
public final class MapRemoteTier implements RemoteTier {

    /** What the server's clock shows when the process' own shows zero. */
    public static final long SERVER_EPOCH = 1_700_000_000_000L;

    private final Map<String, Envelope> entries = new HashMap<>();
    private final Queue<Runnable> replies = new ArrayDeque<>();
    private final Time time;
    private @Nullable Fault fault;
    private boolean holding;
    private boolean clockKnown = true;
    private int finds;
    private int stores;

    public MapRemoteTier(Time time) {
        this.time = time;
    }

    @Override
    public synchronized CompletableFuture<Lookup> find(String key) {
        finds++;
        Envelope entry = entries.get(key);
        return reply(() -> entry == null ? Lookup.NOTHING
                : new Lookup.Found(entry, EnvelopeFormat.encode(entry).length), Lookup.Unavailable::new);
    }

    @Override
    public synchronized CompletableFuture<Reply> store(String key, Envelope entry, Duration ttl) {
        stores++;
        if (fault == null) {
            entries.put(key, entry);
        }
        return reply(() -> Reply.OK, Reply.Failed::new);
    }

    @Override
    public synchronized CompletableFuture<Reply> remove(String key) {
        if (fault == null) {
            entries.remove(key);
        }
        return reply(() -> Reply.OK, Reply.Failed::new);
    }

    @Override
    public synchronized CompletableFuture<Reply> removeMatching(KeyMatcher keys) {
        if (fault == null) {
            entries.keySet().removeIf(keys::matches);
        }
        return reply(() -> Reply.OK, Reply.Failed::new);
    }

    @Override
    public synchronized long serverMillis() {
        return clockKnown ? SERVER_EPOCH + Math.floorDiv(time.nanos(), 1_000_000L) : UNKNOWN_TIME;
    }

    private <T> CompletableFuture<T> reply(Supplier<T> good, Function<Fault, T> bad) {
        CompletableFuture<T> reply = new CompletableFuture<>();
        Fault now = fault;
        Runnable give = () -> reply.complete(now == null ? good.get() : bad.apply(now));
        if (holding) {
            replies.add(give);
        } else {
            give.run();
        }
        return reply;
    }

    /** From now on nothing is answered. */
    public synchronized void hold() {
        holding = true;
    }

    /** Answers all that was asked, in order, and whatever is asked later at once. */
    public void release() {
        Runnable next = takeReply();
        while (next != null) {
            next.run();
            next = takeReply();
        }
    }

    private synchronized @Nullable Runnable takeReply() {
        holding = !replies.isEmpty();
        return replies.poll();
    }

    public synchronized void failWith(@Nullable Fault other) {
        fault = other;
    }

    public synchronized void forgetClock() {
        clockKnown = false;
    }

    public synchronized void put(String key, Envelope entry) {
        entries.put(key, entry);
    }

    public synchronized @Nullable Envelope entry(String key) {
        return entries.get(key);
    }

    public synchronized int finds() {
        return finds;
    }

    public synchronized int stores() {
        return stores;
    }
}
