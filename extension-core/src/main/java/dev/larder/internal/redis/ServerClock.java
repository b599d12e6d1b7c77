package dev.larder.internal.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.time.Time;

/**
 * What the Redis server's clock shows, known here without asking it each time. The server's {@code TIME} is asked when
 * told to (at each connect) and again every period; the answer is taken for the middle of the round trip, so it is wrong
 * by half the round trip at most, and by what the two clocks drift apart since. This machine's wall clock has no part.
 * <p>
 * Of two readings that can both be true the one with the smaller error is kept. Where they cannot, the server's clock
 * was set, or another server answers now, and the newer is kept. Thread-safe.
 */
public final class ServerClock implements AutoCloseable {

    /** Clocks of machines drift apart by no more than this part of the time that passes: 200 in a million. */
    private static final long DRIFT_PART = 5_000;

    /** Without an answer it asks so many times a period. */
    private static final int RETRIES = 20;

    private static final Command TIME = Command.read("TIME");

    /**
     * @param offset nanoseconds to add to {@link Time#nanos()} for the server's nanoseconds since 1970
     * @param error of the offset at the time of the reading, in nanoseconds
     * @param at when it was read
     */
    private record Reading(long offset, long error, long at) {

        long errorAt(long now) {
            return error + Math.max(0, now - at) / DRIFT_PART;
        }
    }

    private final RedisPort redis;
    private final Time time;
    private final Duration period;
    private final ReentrantLock lock = new ReentrantLock();

    private volatile @Nullable Reading reading;
    private Time.@Nullable Cancellable next;
    private boolean closed;

    public ServerClock(RedisPort redis, Time time, Duration period) {
        this.redis = redis;
        this.time = time;
        this.period = period;
    }

    /** Milliseconds since 1970 on the server's clock; empty before the first contact. */
    public OptionalLong now() {
        Reading known = reading;
        return known == null ? OptionalLong.empty()
                : OptionalLong.of(Math.floorDiv(time.nanos() + known.offset(), 1_000_000L));
    }

    /** By how many milliseconds {@link #now()} may be wrong at most, rounded up; empty before the first contact. */
    public OptionalLong errorMillis() {
        Reading known = reading;
        return known == null ? OptionalLong.empty()
                : OptionalLong.of(Math.floorDiv(known.errorAt(time.nanos()) + 999_999L, 1_000_000L));
    }

    /** Asks the server now, and again every period until closed; never blocks. */
    public void measure() {
        measure(redis);
    }

    /** {@link #measure()}, now over a connection that is fresh. To be called at each connect. */
    public void measure(RedisPort fresh) {
        if (!planNext(period)) {
            return;
        }
        long sent = time.nanos();
        fresh.send(TIME).thenAccept(reply -> take(reply, sent, time.nanos()));
    }

    /** @return false if closed */
    private boolean planNext(Duration delay) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            if (next != null) {
                next.cancel();
            }
            next = time.after(delay, this::measure);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void take(Reply reply, long sent, long received) {
        OptionalLong server = nanos(reply);
        if (server.isEmpty()) {
            planNext(period.dividedBy(RETRIES));
            return;
        }
        long half = (received - sent) / 2;
        var fresh = new Reading(server.getAsLong() - (sent + half), received - sent - half, received);
        lock.lock();
        try {
            Reading known = reading;
            if (known == null || !agree(known, fresh) || fresh.error() <= known.errorAt(received)) {
                reading = fresh;
            }
        } finally {
            lock.unlock();
        }
    }

    private static boolean agree(Reading known, Reading fresh) {
        long apart = Math.abs(known.offset() - fresh.offset());
        return apart <= known.errorAt(fresh.at()) + fresh.error();
    }

    private static OptionalLong nanos(Reply reply) {
        if (reply instanceof Reply.Many many && many.values().size() == 2
                && many.values().get(0) instanceof Reply.Bytes seconds
                && many.values().get(1) instanceof Reply.Bytes micros) {
            try {
                return OptionalLong.of(Math.addExact(Math.multiplyExact(parse(seconds), 1_000_000_000L),
                        Math.multiplyExact(parse(micros), 1_000L)));
            } catch (ArithmeticException | NumberFormatException e) {
                // Not what TIME answers: as good as no answer.
                return OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }

    private static long parse(Reply.Bytes digits) {
        return Long.parseLong(new String(digits.value(), StandardCharsets.US_ASCII));
    }

    /** Stops asking. {@link #now()} goes on from the last reading. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (next != null) {
                next.cancel();
            }
        } finally {
            lock.unlock();
        }
    }
}
