package dev.larder.internal.tier;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.coherence.Position;
import dev.larder.internal.entry.Envelope;
import dev.larder.internal.entry.EnvelopeFormat;
import dev.larder.internal.entry.Slot.LeaseMark;
import dev.larder.internal.key.PatternMatcher;
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

    private record Leased(Lease lease, long until, boolean paused) {
    }

    private final Map<String, Envelope> entries = new HashMap<>();
    private final Map<String, Leased> granted = new HashMap<>();
    private final Map<String, Long> moved = new HashMap<>();
    private final Queue<Runnable> replies = new ArrayDeque<>();
    private final Time time;
    private @Nullable Fault fault;
    private boolean holding;
    private boolean clockKnown = true;
    private int finds;
    private int stores;
    private int leases;
    private long moves;

    public MapRemoteTier(Time time) {
        this.time = time;
    }

    @Override
    public synchronized CompletableFuture<Lookup> find(String key, String tag) {
        finds++;
        Envelope entry = entries.get(key);
        Optional<Leased> lease = live(key);
        boolean outdated = entry != null && isOutdated(entry, tag);
        return reply(() -> entry == null ? Lookup.NOTHING : outdated ? new Lookup.Outdated(entry)
                : new Lookup.Found(entry, EnvelopeFormat.encode(entry).length,
                        lease.map(live -> new LeaseMark(live.paused, live.until))),
                Lookup.Unavailable::new);
    }

    @Override
    public synchronized CompletableFuture<Acquisition> acquire(String key, Duration length, Claim claim) {
        Acquisition acquisition = fault == null ? acquired(key, length, claim) : new Acquisition.Unavailable(fault);
        return reply(() -> acquisition, Acquisition.Unavailable::new);
    }

    private Acquisition acquired(String key, Duration length, Claim claim) {
        Optional<Leased> other = live(key);
        boolean seize = claim.manner() == Claim.Manner.SEIZE;
        if (other.isPresent() && claim.manner() != Claim.Manner.FORCE && !seize) {
            return new Acquisition.Held(other.get().until - clock(), other.get().paused, false);
        }
        if (seize) {
            entries.remove(key);
        }
        Envelope entry = entries.get(key);
        if (!claim.replaces() && entry != null && !entry.equals(claim.seen().orElse(null))) {
            return new Acquisition.Changed();
        }
        Lease lease = new Lease(new byte[] { (byte) ++leases }, clock(),
                Optional.of(new Position(1, 0, moves)));
        granted.put(key, new Leased(lease, clock() + length.toMillis(), false));
        return new Acquisition.Granted(lease);
    }

    @Override
    public synchronized CompletableFuture<Boolean> extend(String key, Lease lease, Duration length) {
        boolean ours = isOurs(key, lease);
        if (ours && fault == null) {
            granted.put(key, new Leased(lease, clock() + length.toMillis(), false));
        }
        return reply(() -> ours, bad -> true);
    }

    @Override
    public synchronized CompletableFuture<Storing> store(String key, Lease lease, Envelope entry, Duration kept) {
        stores++;
        boolean ours = isOurs(key, lease);
        if (ours && fault == null) {
            entries.put(key, entry);
            granted.remove(key);
        }
        return reply(() -> ours ? Storing.STORED : Storing.REFUSED, bad -> Storing.UNKNOWN);
    }

    @Override
    public synchronized CompletableFuture<Boolean> release(String key, Lease lease, Duration pause) {
        if (isOurs(key, lease) && fault == null) {
            granted.remove(key);
            if (!pause.isZero()) {
                granted.put(key, new Leased(lease, clock() + pause.toMillis(), true));
            }
        }
        return CompletableFuture.completedFuture(fault == null);
    }

    @Override
    public synchronized CompletableFuture<Boolean> discard(String key, Lease lease) {
        if (isOurs(key, lease) && fault == null) {
            granted.remove(key);
            entries.remove(key);
        }
        return CompletableFuture.completedFuture(fault == null);
    }

    @Override
    public void touch(String key, Duration kept) {
        // Entries here end when they are removed.
    }

    @Override
    public synchronized CompletableFuture<Reply> remove(String key) {
        if (fault == null) {
            entries.remove(key);
            granted.remove(key);
        }
        return reply(() -> Reply.OK, Reply.Failed::new);
    }

    private boolean isOutdated(Envelope entry, String tag) {
        return Stream.concat(Stream.of(tag), entry.tags().stream())
                .anyMatch(carried -> moved.getOrDefault(carried, 0L) > entry.tagReading());
    }

    @Override
    public synchronized CompletableFuture<Reply> moveTags(List<String> tags) {
        if (fault == null) {
            moves++;
            tags.forEach(tag -> moved.put(tag, moves));
        }
        return reply(() -> Reply.OK, Reply.Failed::new);
    }

    @Override
    public synchronized CompletableFuture<Reply> leaveEpoch() {
        if (fault == null) {
            entries.clear();
            granted.clear();
        }
        return reply(() -> Reply.OK, Reply.Failed::new);
    }

    @Override
    public synchronized CompletableFuture<Reply> replaced(String key) {
        return reply(() -> Reply.OK, Reply.Failed::new);
    }

    @Override
    public synchronized CompletableFuture<Reply> removeMatching(PatternMatcher keys) {
        if (fault == null) {
            entries.keySet().removeIf(keys::matches);
            granted.keySet().removeIf(keys::matches);
        }
        return reply(() -> Reply.OK, Reply.Failed::new);
    }

    @Override
    public synchronized CompletableFuture<Boolean> answers() {
        return reply(() -> true, bad -> bad.kind() == Fault.Kind.REFUSED);
    }

    @Override
    public Position heard() {
        return new Position(0, 0, 0);
    }

    @Override
    public synchronized long serverMillis() {
        return clockKnown ? clock() : UNKNOWN_TIME;
    }

    private long clock() {
        return SERVER_EPOCH + Math.floorDiv(time.nanos(), 1_000_000L);
    }

    private Optional<Leased> live(String key) {
        return Optional.ofNullable(granted.get(key)).filter(lease -> lease.until > clock());
    }

    private boolean isOurs(String key, Lease lease) {
        return live(key).filter(live -> Arrays.equals(live.lease.token(), lease.token())).isPresent();
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
